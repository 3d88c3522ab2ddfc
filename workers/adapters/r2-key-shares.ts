import type { KeyShares } from '#workers/kernel/sealing/key-share.ts';

/** Shares are 32 bytes: all of them together are a few hundred kilobytes of an isolate's memory. */
const MOST_REMEMBERED = 5_000;

/**
 * Shares of keys in a bucket of their own, one object each under an id that says nothing. R2 keeps no versions: a deleted
 * share is gone. An isolate reads each once.
 */
export function r2KeyShares(bucket: R2Bucket): KeyShares {
  const remembered = new Map<string, Uint8Array<ArrayBuffer>>();
  const remember = (id: string, share: Uint8Array<ArrayBuffer>) => {
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest);
    remembered.set(id, share);
    return share;
  };
  return {
    async read(id) {
      const known = remembered.get(id);
      if (known !== undefined) return known;
      const object = await bucket.get(keyOf(id));
      return object === null ? null : remember(id, new Uint8Array(await object.arrayBuffer()));
    },
    async keep(id, share) {
      await bucket.put(keyOf(id), share);
      remember(id, share);
    },
    holds: async (id) => (await bucket.head(keyOf(id))) !== null,
    async destroy(id) {
      remembered.delete(id);
      await bucket.delete(keyOf(id));
    },
  };
}

const keyOf = (id: string) => `key-shares/${id}`;
