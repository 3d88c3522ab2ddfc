import { AppError } from '#workers/kernel/errors.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { subjectOf } from './erasure-queries.ts';
import { writeAudit } from './queries.ts';
import type { MemberSession } from './schemas.ts';

/** Where the member is signed in; the one that asks comes first. */
export const listSessions: Verb<void, MemberSession[]> = async ({ ctx, deps }) => {
  const own = ctx.actor.kind === 'session' ? ctx.actor.sessionId : null;
  const sessions = await deps.identity.sessionsOf(await subjectFor(deps, ctx.member.id));
  return sessions
    .map((session) => ({
      id: session.id,
      device: session.device,
      place: session.place,
      isMobile: session.isMobile,
      startedAt: session.startedAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      isThisOne: session.id === own,
    }))
    .sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne) || b.lastSeenAt.localeCompare(a.lastSeenAt));
};

/** Ends one of the member's sessions. Somebody else's, and one that ended, are a 404. */
export const revokeMemberSession: Verb<{ sessionId: string }, void> = async ({ ctx, input, deps }) => {
  const { sessionId } = input;
  const sessions = await deps.identity.sessionsOf(await subjectFor(deps, ctx.member.id));
  if (!sessions.some(({ id }) => id === sessionId)) throw new AppError('DAY-USER-1003');
  await end(deps, ctx.member.id, sessionId);
  await writeAudit(deps.db, {
    memberId: ctx.member.id,
    actor: ctx.actor.kind,
    action: 'session.ended',
    subjectId: sessionId,
    correlationId: ctx.correlationId,
  });
};

/** Ends every session of a person: their tokens are refused from now on, here and at the provider. */
export async function signOutEverywhere(deps: Deps, memberId: MemberId, subject: string): Promise<void> {
  await deps.live.closeMember(memberId);
  for (const { id } of await deps.identity.sessionsOf(subject)) await end(deps, memberId, id);
}

async function end(deps: Deps, memberId: MemberId, sessionId: string): Promise<void> {
  await deps.revocations.revoke(sessionId);
  await Promise.all([deps.identity.revokeSession(sessionId), deps.live.closeSession(memberId, sessionId)]);
}

async function subjectFor(deps: Deps, memberId: MemberId): Promise<string> {
  const subject = await subjectOf(deps.db, memberId);
  if (subject === undefined) throw new AppError('DAY-AUTH-1008');
  return subject;
}
