import { endBilling } from '#workers/features/billing/index.ts';
import { mailsSentTo } from '#workers/features/prompts/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { OperatorFault } from '#workers/kernel/operator-fault.ts';
import type { VendorRecord } from '#workers/kernel/personal-data.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { hasEverAllowed } from './consent-queries.ts';
import { type ErasureRow, forgetSubject, noteRemoved } from './erasure-queries.ts';
import { openSubject } from './sealed-subject.ts';

interface Leaving {
  deps: Deps;
  row: ErasureRow;
  correlationId: string;
}

/**
 * Has vendors delete a person, and writes down of each whether it was done, was asked for, or is left. Nothing of it
 * needs the member's own key. Rejects while a vendor is away; what was done before is not done again.
 */
export async function leaveVendors({ deps, row, correlationId }: Leaving): Promise<void> {
  const erasureId = asId<'erasure'>(row.id);
  const memberId = asId<'member'>(row.memberId);
  const note = (vendor: VendorRecord['vendor'], how: 'vendors' | 'asked' | 'left', count: number) =>
    noteRemoved(deps.db, erasureId, { key: `${how}/${vendor}`, count, isOnce: true });

  await note('stripe', 'vendors', (await endBilling(deps, memberId)) ? 1 : 0);
  const events = (await hasEverAllowed(deps.db, memberId, 'analytics'))
    ? await deps.events?.forget(memberId)
    : 'none';
  if (events === 'asked' || events === 'left') await note('posthog', events, 1);
  const mails = await mailsSentTo(deps.db, memberId);
  if (mails > 0) await note('mail', 'left', mails);
  if (row.sealedSubject === null) return;
  const subject = await openSubject(deps, row);
  if (subject === null) {
    deps.errors.capture(new OperatorFault(LOST_SUBJECT), { correlationId, route: 'erasure' });
    await note('clerk', 'left', 1);
  } else await note('clerk', 'vendors', (await deps.identity.deletePerson(subject)) ? 1 : 0);
  await forgetSubject(deps.db, erasureId);
}

const LOST_SUBJECT =
  'An erased person may be left at the identity provider: their id there cannot be opened. Delete who has not signed in for 30 days and has no account here.';
