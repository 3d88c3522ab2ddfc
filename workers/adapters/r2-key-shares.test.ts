import { expect, test } from 'vitest';
import { r2KeyShares } from './r2-key-shares.ts';

/** A bucket that notes what it is asked. */
function notedBucket() {
  const objects = new Map<string, Uint8Array<ArrayBuffer>>();
  const asked: string[] = [];
  const note = (deed: string, key: string) => void asked.push(`${deed} ${key}`);
  const bucket = {
    get: async (key: string) => {
      note('get', key);
      const bytes = objects.get(key);
      return bytes === undefined ? null : { arrayBuffer: async () => bytes.buffer };
    },
    put: async (key: string, bytes: Uint8Array<ArrayBuffer>) => {
      note('put', key);
      objects.set(key, bytes);
    },
    head: async (key: string) => (objects.has(key) ? {} : null),
    delete: async (key: string) => void objects.delete(key),
  } as unknown as R2Bucket;
  return { bucket, asked };
}

const ID = '6898c025-6aef-4f71-a1d3-9adfa806a988';
const share = () => crypto.getRandomValues(new Uint8Array(32));

test('an isolate reads a share once, under a key that says nothing but its id', async () => {
  const { bucket, asked } = notedBucket();
  const kept = share();
  await r2KeyShares(bucket).keep(ID, kept);
  const shares = r2KeyShares(bucket);
  for (let request = 0; request < 5; request += 1) expect(await shares.read(ID)).toEqual(kept);
  expect(asked).toEqual([`put key-shares/${ID}`, `get key-shares/${ID}`]);
});

test('a share that was destroyed is not remembered, and one that is not there is looked for again', async () => {
  const { bucket } = notedBucket();
  const shares = r2KeyShares(bucket);
  expect(await shares.read(ID)).toBeNull();
  const kept = share();
  await r2KeyShares(bucket).keep(ID, kept);
  expect([await shares.read(ID), await shares.holds(ID)]).toEqual([kept, true]);
  await shares.destroy(ID);
  expect([await shares.read(ID), await shares.holds(ID)]).toEqual([null, false]);
});
