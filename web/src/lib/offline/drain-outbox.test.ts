import { expect, it } from 'vitest';
import { memoryOutbox } from '../../testing/memory-outbox.ts';
import { ApiError } from '../api/api-error.ts';
import { drainOutbox } from './drain-outbox.ts';
import type { Deed, Outbox } from './outbox.ts';

function boxOf(...ids: string[]): Outbox & { deeds: Map<string, Deed> } {
  const deeds = new Map<string, Deed>();
  ids.forEach((id, at) => {
    const queuedAt = `2026-11-26T10:00:0${at}Z`;
    deeds.set(id, { id, memberKey: 'me', method: 'POST', path: `/${id}`, body: {}, label: id, queuedAt });
  });
  return { deeds, ...memoryOutbox(deeds) };
}

const offline = new ApiError({ kind: 'offline' });
const gone = new ApiError({ kind: 'refused', status: 404, userMessage: 'It is gone.' });
const reasonOf = (error: unknown) => (error instanceof ApiError ? (error.userMessage ?? '') : '');

it('sends deeds in their order and under their own keys', async () => {
  const box = boxOf('a', 'b');
  const sent: string[] = [];
  expect(await drainOutbox(box, 'me', async ({ id }) => sent.push(id), reasonOf)).toEqual({ sent: 2 });
  expect(sent).toEqual(['a', 'b']);
  expect(box.deeds.size).toBe(0);
});

it('stops at the first that must wait: a later deed may rest on it', async () => {
  const box = boxOf('a', 'b', 'c');
  const tried: string[] = [];
  await drainOutbox(
    box,
    'me',
    async ({ id }) => {
      tried.push(id);
      if (id === 'b') throw offline;
    },
    reasonOf,
  );
  expect(tried).toEqual(['a', 'b']);
  expect([...box.deeds.keys()]).toEqual(['b', 'c']);
});

it('keeps what is refused for good, with the reason, goes on with the rest, and does not send it again', async () => {
  const box = boxOf('a', 'b');
  const send = async ({ id }: Deed) => {
    if (id === 'a') throw gone;
  };
  expect(await drainOutbox(box, 'me', send, reasonOf)).toEqual({ sent: 1 });
  expect([...box.deeds.values()]).toMatchObject([{ id: 'a', refusal: 'It is gone.' }]);
  expect(await drainOutbox(box, 'me', async () => undefined, reasonOf)).toEqual({ sent: 0 });
});

it('leaves the deeds of somebody else alone', async () => {
  const box = boxOf('a');
  expect(await drainOutbox(box, 'another', async () => undefined, reasonOf)).toEqual({ sent: 0 });
  expect(box.deeds.size).toBe(1);
});
