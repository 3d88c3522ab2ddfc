import { describe, expect, it } from 'vitest';
import { ApiError } from '../../lib/api/api-error.ts';
import { CHOOSING, nextUpload, type UploadEvent, type UploadState } from './upload-machine.ts';

const photo = new Blob(['1234']);
const offline = new ApiError({ kind: 'offline' });
const refusal = new ApiError({ kind: 'refused', status: 429, code: 'DAY-FOOD-1004' });

function walk(...events: UploadEvent[]): UploadState {
  return events.reduce(nextUpload, CHOOSING);
}

const prepared: UploadEvent = { type: 'prepared', photo, key: 'key-1' };

describe('an upload', () => {
  it('goes from the choice over its bytes to the meal', () => {
    expect(walk({ type: 'chosen' })).toEqual({ step: 'preparing' });
    expect(walk({ type: 'chosen' }, prepared)).toMatchObject({
      step: 'sending',
      sentBytes: 0,
      totalBytes: 4,
    });
    expect(
      walk({ type: 'chosen' }, prepared, { type: 'progress', sentBytes: 2, totalBytes: 400 }),
    ).toMatchObject({ step: 'sending', sentBytes: 2, totalBytes: 400 });
    expect(walk({ type: 'chosen' }, prepared, { type: 'accepted', id: 'meal-1' })).toEqual({
      step: 'accepted',
      photo,
      id: 'meal-1',
    });
  });

  it('waits when there is no network, and goes on with the same key', () => {
    const waiting = walk({ type: 'chosen' }, prepared, { type: 'failed', error: offline });
    expect(waiting).toEqual({ step: 'waiting', photo, key: 'key-1' });
    expect(nextUpload(waiting, { type: 'again' })).toMatchObject({ step: 'sending', key: 'key-1' });
    expect(nextUpload(waiting, { type: 'accepted', id: 'meal-1' })).toMatchObject({
      step: 'accepted',
      id: 'meal-1',
    });
  });

  it('keeps the reason of a refusal', () => {
    expect(walk({ type: 'chosen' }, prepared, { type: 'failed', error: refusal })).toMatchObject({
      step: 'refused',
      error: refusal,
    });
  });

  it('says why a file is unusable, and takes another one', () => {
    const unusable = walk({ type: 'chosen' }, { type: 'unusable', reason: 'heic_unreadable' });
    expect(unusable).toEqual({ step: 'unusable', reason: 'heic_unreadable' });
    expect(nextUpload(unusable, { type: 'chosen' })).toEqual({ step: 'preparing' });
  });

  it('ignores what comes too late', () => {
    const done = walk({ type: 'chosen' }, prepared, { type: 'accepted', id: 'meal-1' });
    expect(nextUpload(done, { type: 'progress', sentBytes: 1, totalBytes: 2 })).toBe(done);
    expect(nextUpload(done, { type: 'failed', error: offline })).toBe(done);
    expect(walk({ type: 'again' })).toBe(CHOOSING);
  });
});
