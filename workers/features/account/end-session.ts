import { AppError } from '#workers/kernel/errors.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { writeAudit } from './queries.ts';

/** Ends the session that asks: its token is refused from now on, its sockets close, and the provider renews it no more. */
export const endSession: Verb<void, void> = async ({ ctx, deps }) => {
  if (ctx.actor.kind !== 'session') throw new AppError('DAY-AUTH-1007');
  const { sessionId } = ctx.actor;
  await deps.revocations.revoke(sessionId);
  await Promise.all([
    deps.identity.revokeSession(sessionId),
    deps.live.closeSession(ctx.member.id, sessionId),
    writeAudit(deps.db, {
      memberId: ctx.member.id,
      actor: 'session',
      action: 'session.ended',
      subjectId: sessionId,
      correlationId: ctx.correlationId,
    }),
  ]);
};
