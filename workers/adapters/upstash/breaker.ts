/** Stops asking for a while after a failure, so that a service that is down costs one timeout and not one a request. */
export interface Breaker {
  /** Whether to ask now. After the pause one caller may try while the others still do not. */
  admits(): boolean;
  succeeded(): void;
  /** True when this failure is the first since all was well. */
  failed(): boolean;
}

export function createBreaker({ pauseMs = 1000, nowMs = Date.now } = {}): Breaker {
  let askAgainAt: number | null = null;
  return {
    admits() {
      if (askAgainAt === null) return true;
      if (nowMs() < askAgainAt) return false;
      askAgainAt = nowMs() + pauseMs;
      return true;
    },
    succeeded() {
      askAgainAt = null;
    },
    failed() {
      const isFirst = askAgainAt === null;
      askAgainAt = nowMs() + pauseMs;
      return isFirst;
    },
  };
}
