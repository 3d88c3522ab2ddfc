import type { Redis } from '@upstash/redis';
import type { Cache } from '#workers/kernel/ports.ts';
import { SingleFlight } from './single-flight.ts';

export interface LoadingCache extends Cache {
  /**
   * What is kept under the key, or else what `load` gives, which is then kept for `ttlS` seconds; null is not kept. Callers
   * in this isolate share one load. An error of `load` reaches all of them; a failure of Redis none.
   */
  cached<T>(key: string, ttlS: number, load: () => Promise<T>): Promise<T>;
}

const PATIENCE_MS = 2_000;

const keyOf = (key: string) => `cache:${key}`;

/** The revision stands first in what is kept, so that no script needs to read all of it. */
const SET_NEWER = `local kept = redis.call('GET', KEYS[1])
local revision = kept and tonumber(string.match(kept, '^{"revision":(%d+)'))
if revision and revision > tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
return 1`;

/** JSON values in Redis. What cannot be read or written is a miss, so a stale value may stay until its time is up. */
export function upstashCache(redis: Redis): LoadingCache {
  const flights = new SingleFlight({ patienceMs: PATIENCE_MS });

  async function get<T>(key: string): Promise<T | null> {
    try {
      return await redis.get<T>(keyOf(key));
    } catch {
      return null;
    }
  }

  async function set(key: string, value: unknown, ttlS: number): Promise<void> {
    try {
      await redis.set(keyOf(key), JSON.stringify(value), { ex: ttlS });
    } catch {
      // The next reader loads it again.
    }
  }

  async function setNewer(key: string, value: { revision: number }, ttlS: number): Promise<void> {
    const { revision, ...rest } = value;
    const text = JSON.stringify({ revision, ...rest });
    try {
      await redis.eval(SET_NEWER, [keyOf(key)], [revision, text, ttlS]);
    } catch {
      // The next reader loads it again.
    }
  }

  return {
    get,
    set,
    setNewer,
    async delete(keys) {
      if (keys.length === 0) return 0;
      try {
        return await redis.del(...keys.map(keyOf));
      } catch {
        // Its time to live ends it.
        return 0;
      }
    },
    cached: <T>(key: string, ttlS: number, load: () => Promise<T>) =>
      flights.run<T>(key, async () => {
        const kept = await get<T>(key);
        if (kept !== null) return kept;
        const value = await load();
        if (value !== null && value !== undefined) await set(key, value, ttlS);
        return value;
      }),
  };
}
