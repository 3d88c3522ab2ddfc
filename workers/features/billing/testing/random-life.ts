import fc from 'fast-check';
import type { PaymentEvent, SubscriptionState } from '#workers/kernel/ports.ts';

const DAY_MS = 86_400_000;
const DEEDS = ['pay', 'renew', 'fail', 'cancel', 'resume', 'end', 'switch', 'wait'] as const;
type Deed = (typeof DEEDS)[number];

export interface Step {
  deed: Deed;
  days: number;
  /** Which of the five copies of its event come an hour late, when other deeds were done. */
  late: number;
  /** How long until the next deed, for who delivers. */
  pauseMs: number;
}

export interface Life {
  seed: number;
  steps: Step[];
}

export const randomLife: fc.Arbitrary<Life> = fc.record({
  seed: fc.nat(),
  steps: fc.array(
    fc.record({
      deed: fc.constantFrom(...DEEDS),
      days: fc.integer({ min: 0, max: 40 }),
      late: fc.integer({ min: 2, max: 5 }),
      pauseMs: fc.integer({ min: 0, max: 8 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** A subscription on trial, as it is when it was just sold. */
export function soldSubscription(id: string, of: { customerId: string; memberId: string; now: Date }) {
  const { customerId, memberId, now } = of;
  const trialEnd = new Date(now.getTime() + 14 * DAY_MS);
  return {
    id,
    customerId,
    memberId,
    status: 'trialing',
    priceId: 'price_local_month',
    interval: 'month',
    currency: 'eur',
    unitAmount: 499,
    periodStart: now,
    periodEnd: trialEnd,
    trialEnd,
    cancelAt: null,
    endedAt: null,
    startedAt: now,
  } satisfies SubscriptionState;
}

/** What is true after a deed; a subscription that ended stays so. */
export function afterDeed(truth: SubscriptionState, deed: Deed, now: Date): SubscriptionState {
  if (truth.status === 'canceled') return truth;
  const days = truth.interval === 'month' ? 30 : 365;
  const period = { periodStart: now, periodEnd: new Date(now.getTime() + days * DAY_MS) };
  switch (deed) {
    case 'pay':
      return { ...truth, status: 'active' };
    case 'renew':
      return { ...truth, ...period, status: 'active', cancelAt: null };
    case 'fail':
      return { ...truth, ...period, status: 'past_due' };
    case 'cancel':
      return { ...truth, cancelAt: truth.periodEnd };
    case 'resume':
      return { ...truth, cancelAt: null };
    case 'end':
      return { ...truth, status: 'canceled', endedAt: now };
    case 'switch':
      return { ...truth, interval: 'year', priceId: 'price_local_year', unitAmount: 4900 };
    default:
      return truth;
  }
}

export function eventOf(subscriptionId: string, step: number, at: Date): PaymentEvent {
  const id = `evt_${subscriptionId}_${step}`;
  return { id, type: 'customer.subscription.updated', createdAt: at, subscriptionId };
}
