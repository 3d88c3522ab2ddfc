import { AppError } from '#workers/kernel/errors.ts';
import type { Http } from './types.ts';

const MIN_LENGTH = 3;
const MAX_LENGTH = 300;

/** Why staff look or act, from `X-Staff-Reason`: percent-encoded, since a header holds no other words. */
export function staffReasonOf(http: Http): string {
  const reason = decoded(http.req.header('x-staff-reason') ?? '').trim();
  if (reason.length < MIN_LENGTH || reason.length > MAX_LENGTH) throw new AppError('DAY-STAFF-1005');
  return reason;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
