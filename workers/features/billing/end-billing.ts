import type { MemberId } from '#workers/kernel/ids.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { customerOf } from './queries.ts';

/**
 * For a member who leaves: their subscriptions end at once, and the provider forgets them, but for what the law makes it
 * keep. False: they were no customer. Repeating it does nothing more.
 */
export async function endBilling(deps: Deps, memberId: MemberId): Promise<boolean> {
  const customerId = await customerOf(deps.db, memberId);
  if (customerId === null || deps.payments === null) return false;
  await deps.payments.deleteCustomer(customerId);
  return true;
}
