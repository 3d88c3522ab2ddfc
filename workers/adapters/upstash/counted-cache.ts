import type { Cache } from '#workers/kernel/ports.ts';

/** The same cache, which tells of each read whether it had the answer. */
export function countedCache(cache: Cache, tell: (outcome: 'hit' | 'miss') => void): Cache {
  return {
    set: cache.set,
    setNewer: cache.setNewer,
    delete: cache.delete,
    async get(key) {
      const kept = await cache.get<never>(key);
      tell(kept === null ? 'miss' : 'hit');
      return kept;
    },
  };
}
