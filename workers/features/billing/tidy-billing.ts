import type { Deps } from '#workers/kernel/verb.ts';
import { lookAt } from './heed-payment-event.ts';
import { deleteOldEvents, overdueSubscriptions } from './queries.ts';

const AT_ONCE = 100;
const KEPT_DAYS = 90;

/**
 * Looks at subscriptions whose period is over without a word from the provider, and forgets events after 90 days: the
 * provider sends none again after three.
 */
export async function tidyBilling(input: {
  deps: Deps;
  now: Date;
  signal: AbortSignal;
  correlationId: string;
}): Promise<void> {
  const { deps, now, signal, correlationId } = input;
  const { payments } = deps;
  await deleteOldEvents(deps.db, new Date(now.getTime() - KEPT_DAYS * 86_400_000), 10_000);
  if (payments === null) return;
  for (const { subscriptionId } of await overdueSubscriptions(deps.db, now, AT_ONCE)) {
    if (signal.aborted) return;
    await lookAt({ deps, payments, subscriptionId, correlationId });
  }
}
