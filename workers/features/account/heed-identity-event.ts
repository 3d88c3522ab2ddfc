import { asId } from '#workers/kernel/ids.ts';
import type { IdentityEvent } from '#workers/kernel/ports.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { closeMember, memberBySubject, writeAudit } from './queries.ts';

/** Does here what happened at the identity provider. Hearing it twice changes nothing. */
export async function heedIdentityEvent(input: {
  deps: Deps;
  event: IdentityEvent;
  correlationId: string;
}): Promise<void> {
  const { deps, event, correlationId } = input;
  if (event.kind === 'other') return;
  if (event.kind === 'session-ended') await deps.revocations.revoke(event.sessionId);
  const row = await memberBySubject(deps.db, event.subject);
  if (row === undefined) return;
  const memberId = asId<'member'>(row.id);
  if (event.kind === 'session-ended') return deps.live.closeSession(memberId, event.sessionId);
  await closeMember(deps.db, memberId, deps.now());
  deps.memberCache.deleteWhere((member) => member.id === memberId);
  await deps.live.closeMember(memberId);
  await writeAudit(deps.db, {
    memberId,
    actor: 'identity-provider',
    action: 'account.closed',
    subjectId: memberId,
    correlationId,
  });
}
