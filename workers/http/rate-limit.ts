import { AppError } from '#workers/kernel/errors.ts';
import type { LimitKind, LimitResult } from '#workers/kernel/ports.ts';
import type { Http } from './types.ts';

/** Asks the limiter, sets the `X-RateLimit-*` headers, and refuses: 429 past the limit, 503 when a strict kind cannot be asked. */
export async function enforceLimit(http: Http, kind: LimitKind, key: string): Promise<void> {
  applyLimit(http, await http.get('deps').limiter.limit(kind, key));
}

export function applyLimit(http: Http, result: LimitResult): void {
  if (!result.degraded) {
    http.header('X-RateLimit-Limit', String(result.limit));
    http.header('X-RateLimit-Remaining', String(Math.max(0, result.remaining)));
    http.header('X-RateLimit-Reset', String(Math.ceil(result.resetAtMs / 1000)));
  }
  if (result.allowed) return;
  if (result.degraded) throw new AppError('DAY-LIMIT-1002', { retryAfterS: 5 });
  throw new AppError('DAY-LIMIT-1001', { retryAfterS: (result.resetAtMs - Date.now()) / 1000 });
}
