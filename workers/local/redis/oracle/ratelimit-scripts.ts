import { Ratelimit } from '@upstash/ratelimit';
import { Redis } from '@upstash/redis';

export interface SentScript {
  source: string;
  keys: number;
  args: readonly string[];
}

/** Every script that @upstash/ratelimit sends for one region, with arguments as it sends them. */
export async function ratelimitScripts(): Promise<SentScript[]> {
  const sent: SentScript[] = [];
  const redis = new Redis({ url: 'http://127.0.0.1:1', token: 'unused', enableAutoPipelining: false });
  redis.evalsha = async () => {
    throw new Error('NOSCRIPT');
  };
  const record = async (source: string, keys: string[], args: unknown[]) => {
    sent.push({ source, keys: keys.length, args: args.map(String) });
    return [1, 1, 1];
  };
  Object.assign(redis, { eval: record });
  for (const dynamicLimits of [false, true]) {
    const limiters = [
      Ratelimit.slidingWindow(3, '60 s'),
      Ratelimit.fixedWindow(3, '60 s'),
      Ratelimit.tokenBucket(3, '60 s', 5),
    ];
    for (const limiter of limiters) {
      const limit = new Ratelimit({ redis, limiter, dynamicLimits, ephemeralCache: false, timeout: 0 });
      await limit.limit('someone');
      await limit.limit('someone', { rate: 2 });
      await limit.getRemaining('someone');
    }
  }
  return sent;
}
