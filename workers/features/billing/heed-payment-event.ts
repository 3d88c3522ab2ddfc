import { AppError } from '#workers/kernel/errors.ts';
import { OperatorFault } from '#workers/kernel/operator-fault.ts';
import type { PaymentEvent, Payments, SubscriptionState } from '#workers/kernel/ports.ts';
import { isOurPrice } from '#workers/kernel/prices.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { settle } from './pure/settle.ts';
import { type EventOutcome, endEvent, noteEvent, ownerOf, revisionOf, writeState } from './queries.ts';

export interface Heeding {
  deps: Deps;
  payments: Payments;
  correlationId: string;
}

/**
 * Does what a webhook asks for, once by its id. An event only says what to look at: what is written is the subscription as
 * the provider shows it now, so that events may come twice, late, and in any order. Throws when it could not be done,
 * which makes the provider send it again.
 */
export async function heedPaymentEvent(input: Heeding & { event: PaymentEvent }): Promise<void> {
  const { deps, event } = input;
  if (event.subscriptionId === null) return;
  if (!(await noteEvent(deps.db, event, deps.now()))) return;
  await endEvent(deps.db, event.id, await lookAt({ ...input, subscriptionId: event.subscriptionId }));
}

/** Brings one subscription, and with it the member's plan, in step with the provider. */
export async function lookAt(input: Heeding & { subscriptionId: string }): Promise<EventOutcome> {
  const { deps, payments, subscriptionId } = input;
  let outcome: EventOutcome = 'ignored';
  const isSettled = await settle<SubscriptionState | null>({
    revision: () => revisionOf(deps.db, subscriptionId),
    look: () => payments.subscription(subscriptionId),
    async write(state, seen) {
      const written = state === null ? 'ignored' : await take(input, state, seen);
      if (written !== null) outcome = written;
      return written !== null;
    },
  });
  if (!isSettled) throw new AppError('DAY-BILL-1005', { retryAfterS: 2 });
  return outcome;
}

/** Null: another write came between. */
async function take(input: Heeding, state: SubscriptionState, seen: number): Promise<EventOutcome | null> {
  const { deps, payments, correlationId } = input;
  const owner = await ownerOf(deps.db, state);
  if (owner === undefined && state.memberId === null) return 'unknown-customer';
  if (owner === undefined || owner.isClosed) return endForNobody(payments, state);
  // Overtaken already: that is seen here without opening a transaction, which decides.
  if (owner.revision !== seen) return null;
  const { memberId } = owner;
  const isPriceOurs = isOurPrice(deps.selling.prices, state);
  const now = deps.now();
  if (!(await writeState(deps.db, { memberId, state, isPriceOurs, seen, now, correlationId }))) return null;
  deps.memberCache.deleteWhere((member) => member.id === memberId);
  deps.later(deps.live.publish(memberId, { type: 'plan-changed' }));
  if (isPriceOurs) return 'applied';
  deps.errors.capture(new OperatorFault('a subscription has a price that is none of ours'), {
    correlationId,
    route: 'billing',
  });
  deps.later(deps.staffFlags.raise({ kind: 'payment-mismatch', subjectId: state.id, memberId }));
  return 'price-mismatch';
}

/** We sold it, and who bought it is gone: nobody could use it, so nobody shall pay for it. */
async function endForNobody(payments: Payments, state: SubscriptionState): Promise<EventOutcome> {
  if (state.endedAt === null) await payments.endNow(state.id);
  return 'ended-for-nobody';
}
