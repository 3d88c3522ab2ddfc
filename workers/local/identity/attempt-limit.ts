import { IdentityError } from './identity-error.ts';

const WINDOW_MS = 60_000;
const MAX_ADDRESSES = 10_000;

export interface AttemptLimit {
  /** Counts an attempt; throws 429 with the seconds to wait when there were too many in the minute before. */
  count(address: string): void;
}

/** So many attempts a minute for one e-mail address, right or wrong. A sliding window; kept in memory alone. */
export function attemptLimit(options: { perMinute: number; now: () => number }): AttemptLimit {
  const attempts = new Map<string, number[]>();
  return {
    count(address) {
      const nowMs = options.now();
      const recent = (attempts.get(address) ?? []).filter((at) => at > nowMs - WINDOW_MS);
      const oldest = recent[0];
      if (oldest !== undefined && recent.length >= options.perMinute) {
        const waitS = Math.ceil((oldest + WINDOW_MS - nowMs) / 1000);
        throw new IdentityError(
          429,
          'too_many_requests',
          'Too many requests. Please try again in a bit.',
          waitS,
        );
      }
      attempts.delete(address);
      if (attempts.size >= MAX_ADDRESSES) {
        const first = attempts.keys().next();
        if (!first.done) attempts.delete(first.value);
      }
      attempts.set(address, [...recent, nowMs]);
    },
  };
}
