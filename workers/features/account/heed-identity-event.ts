import { asId } from '#workers/kernel/ids.ts';
import type { IdentityEvent } from '#workers/kernel/ports.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { startErasure } from './erasures.ts';
import { memberBySubject } from './queries.ts';

/** Does here what happened at the identity provider: a person who is deleted there leaves, as if they had said so here. Hearing it twice changes nothing. */
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
  await startErasure({ deps, memberId, subject: event.subject, origin: 'identity-provider', correlationId });
}
