import { ApiError } from '../api/api-error.ts';

/** A refusal that time mends: no network, a full server, a spent allowance, a session to renew. */
export function isWorthWaiting(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true;
  return error.kind === 'offline' || error.retryable || error.status === 429 || error.status === 401;
}
