import { Ratelimit } from '@upstash/ratelimit';
import type { Redis } from '@upstash/redis';
import type { Limiter, LimitKind, LimitResult } from '#workers/kernel/ports.ts';

interface Limit {
  perMinute: number;
  /** When Redis cannot be asked: reading goes on, what costs money or guards an account does not. */
  unasked: 'allow' | 'refuse';
}

export const LIMITS: Readonly<Record<LimitKind, Limit>> = {
  member: { perMinute: 100, unasked: 'allow' },
  address: { perMinute: 20, unasked: 'allow' },
  upload: { perMinute: 20, unasked: 'refuse' },
  ai: { perMinute: 10, unasked: 'refuse' },
  'sign-in': { perMinute: 10, unasked: 'refuse' },
};

const MAX_REMEMBERED = 5_000;

/**
 * Sliding windows of a minute. Who is over the limit is remembered in the isolate and not asked about again. `patient` is
 * for the limits that refuse when they cannot ask: waiting a little is the smaller harm.
 */
export function upstashLimiter({ quick, patient }: { quick: Redis; patient: Redis }): Limiter {
  const slidingMinute = (kind: LimitKind) =>
    slidingMinuteOn(LIMITS[kind].unasked === 'refuse' ? patient : quick, kind);
  const limiters: Readonly<Record<LimitKind, Ratelimit>> = {
    member: slidingMinute('member'),
    address: slidingMinute('address'),
    upload: slidingMinute('upload'),
    ai: slidingMinute('ai'),
    'sign-in': slidingMinute('sign-in'),
  };
  return {
    async limit(kind, key) {
      try {
        const { success, limit, remaining, reset } = await limiters[kind].limit(key);
        return { allowed: success, limit, remaining, resetAtMs: reset, degraded: false };
      } catch {
        return unasked(kind);
      }
    },
  };
}

function slidingMinuteOn(redis: Redis, kind: LimitKind): Ratelimit {
  return new Ratelimit({
    redis,
    limiter: Ratelimit.slidingWindow(LIMITS[kind].perMinute, '1 m'),
    prefix: `limit:${kind}`,
    ephemeralCache: new BoundedMap(),
    // The library would let everyone pass at its own timeout; the connection's decides instead.
    timeout: 0,
  });
}

function unasked(kind: LimitKind): LimitResult {
  const { perMinute, unasked: rule } = LIMITS[kind];
  const allowed = rule === 'allow';
  return {
    allowed,
    limit: perMinute,
    remaining: allowed ? perMinute : 0,
    resetAtMs: Date.now(),
    degraded: true,
  };
}

/** Forgets the oldest, so that a flood of addresses cannot fill the isolate. */
class BoundedMap extends Map<string, number> {
  override set(key: string, value: number): this {
    if (this.size >= MAX_REMEMBERED && !this.has(key)) {
      const oldest = this.keys().next();
      if (!oldest.done) this.delete(oldest.value);
    }
    return super.set(key, value);
  }
}
