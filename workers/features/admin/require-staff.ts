import { AppError } from '#workers/kernel/errors.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { VerifiedSession } from '#workers/kernel/ports.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { roleNow } from './queries.ts';

/** How long ago a person must have shown who they are, at most, to act as staff. */
export const FRESH_FOR_MS = 15 * 60_000;

/**
 * Two checks, each by itself: the role as the database has it now, so that who loses it is out at the next request; and
 * that the person signed in lately, so that a session that was left open, or taken, is not enough. Somebody with a second
 * factor must have used that lately.
 */
export async function requireStaff(input: {
  deps: Pick<Deps, 'db' | 'memberCache'>;
  memberId: MemberId;
  session: VerifiedSession;
  now: Date;
}): Promise<void> {
  const { deps, memberId, session, now } = input;
  if ((await roleNow(deps.db, memberId)) !== 'admin') {
    deps.memberCache.deleteWhere((member) => member.id === memberId);
    throw new AppError('DAY-AUTH-1006');
  }
  const { firstFactorAtMs, secondFactorAtMs } = session;
  const shownAtMs = secondFactorAtMs ?? firstFactorAtMs;
  if (shownAtMs === null || now.getTime() - shownAtMs > FRESH_FOR_MS) throw new AppError('DAY-AUTH-1010');
}
