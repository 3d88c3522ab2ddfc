import type { Limiter, Revocations } from '#workers/kernel/ports.ts';
import { createBreaker } from './breaker.ts';
import { type LoadingCache, upstashCache } from './cache.ts';
import { connect } from './connection.ts';
import { upstashLimiter } from './limiter.ts';
import { upstashRevocations } from './revocations.ts';

export interface UpstashOptions {
  url: string;
  token: string;
  /** What a request may lose to a Redis that does not answer. */
  timeoutMs?: number;
  /** The same for what is refused without an answer: an upload, a question to a model, a sign-in. */
  strictTimeoutMs?: number;
  /** For how long nothing is asked after a failure. */
  pauseMs?: number;
  /** Told when Redis begins to fail, not at every request. */
  report?: (error: unknown) => void;
  /** Keeps a request alive until the work is over. */
  later?: (work: Promise<unknown>) => void;
}

export interface Upstash {
  limiter: Limiter;
  revocations: Revocations;
  cache: LoadingCache;
}

const REVOKE_TIMEOUT_MS = 3_000;

/**
 * Limits, revocations and cache on Upstash Redis. They share one connection: asked for in the same turn, as with Promise.all,
 * the limit and the revocation check are one round trip. Make it once per isolate.
 */
export function upstash(set: UpstashOptions): Upstash {
  const { timeoutMs = 250, strictTimeoutMs = 1_500, pauseMs = 1_000, ...options } = set;
  const [quickBreaker, strictBreaker] = [createBreaker({ pauseMs }), createBreaker({ pauseMs })];
  const strict = connect({ ...options, timeoutMs: strictTimeoutMs, breaker: strictBreaker });
  const quick = connect({
    ...options,
    timeoutMs,
    breaker: {
      ...quickBreaker,
      // What answers the impatient is back for the patient too, who would refuse until their own pause is over.
      succeeded() {
        quickBreaker.succeeded();
        strictBreaker.succeeded();
      },
    },
  });
  const patient = connect({ ...options, timeoutMs: REVOKE_TIMEOUT_MS });
  return {
    limiter: upstashLimiter({ quick, patient: strict }),
    revocations: upstashRevocations({ quick, patient }),
    cache: upstashCache(quick),
  };
}
