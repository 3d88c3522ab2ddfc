import { expect, it } from 'vitest';
import { ApiError } from '../../lib/api/api-error.ts';
import { drainQueue } from './drain-queue.ts';
import type { QueuedPhoto, UploadQueue } from './upload-queue.ts';

function queueOf(...keys: string[]): UploadQueue & { keys: () => string[] } {
  const photos = new Map<string, QueuedPhoto>(
    keys.map((key) => [
      key,
      { photo: new Blob([key]), idempotencyKey: key, memberKey: 'me', queuedAt: '2026-11-20T10:00:00Z' },
    ]),
  );
  return {
    add: async (photo) => void photos.set(photo.idempotencyKey, photo),
    remove: async (key) => void photos.delete(key),
    of: async (memberKey) => [...photos.values()].filter((photo) => photo.memberKey === memberKey),
    keys: () => [...photos.keys()],
  };
}

it('sends what waits, under the key that it was first sent with', async () => {
  const queue = queueOf('a', 'b');
  const sent: string[] = [];
  const drained = await drainQueue(queue, 'me', async ({ idempotencyKey }) => sent.push(idempotencyKey));
  expect(sent).toEqual(['a', 'b']);
  expect(drained).toEqual({ sent: 2, refused: [], left: 0 });
  expect(queue.keys()).toEqual([]);
});

it('keeps everything from the first photo on that has to wait', async () => {
  const queue = queueOf('a', 'b', 'c');
  const drained = await drainQueue(queue, 'me', async ({ idempotencyKey }) => {
    if (idempotencyKey === 'b') throw new ApiError({ kind: 'offline' });
  });
  expect(drained).toMatchObject({ sent: 1, left: 2 });
  expect(queue.keys()).toEqual(['b', 'c']);
});

it('keeps a photo whose allowance is spent, and drops one that will never be taken', async () => {
  const spent = new ApiError({ kind: 'refused', status: 429, code: 'DAY-FOOD-1004' });
  const damaged = new ApiError({ kind: 'refused', status: 422, code: 'DAY-PHOTO-1003' });
  const queue = queueOf('damaged', 'spent');
  const drained = await drainQueue(queue, 'me', async ({ idempotencyKey }) => {
    throw idempotencyKey === 'damaged' ? damaged : spent;
  });
  expect(drained).toEqual({ sent: 0, refused: [damaged], left: 1 });
  expect(queue.keys()).toEqual(['spent']);
});

it('leaves the photos of somebody else alone', async () => {
  const queue = queueOf('a');
  expect(await drainQueue(queue, 'another', async () => undefined)).toMatchObject({ sent: 0, left: 0 });
  expect(queue.keys()).toEqual(['a']);
});
