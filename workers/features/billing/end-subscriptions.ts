import type { MemberId } from '#workers/kernel/ids.ts';
import { isOurPrice } from '#workers/kernel/prices.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { subscriptionsOf, writeState } from './queries.ts';

/**
 * Ends what a member pays for, at once: nobody pays for an account that is closed. It is written down at once too, since
 * webhooks about a closed account are not. Repeating it does nothing more.
 */
export async function endSubscriptions(input: {
  deps: Deps;
  memberId: MemberId;
  correlationId: string;
}): Promise<void> {
  const { deps, memberId, correlationId } = input;
  const { payments } = deps;
  if (payments === null) return;
  const alive = (await subscriptionsOf(deps.db, memberId)).filter(({ endedAt }) => endedAt === null);
  for (const { subscriptionId, revision: seen } of alive) {
    await payments.endNow(subscriptionId);
    const state = await payments.subscription(subscriptionId);
    if (state === null) continue;
    const isPriceOurs = isOurPrice(deps.selling.prices, state);
    await writeState(deps.db, { memberId, state, isPriceOurs, seen, now: deps.now(), correlationId });
  }
}
