import { planNow } from '#workers/kernel/plan-now.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { ENTITLEMENTS } from './pure/plans.ts';
import { type SubscriptionRow, shapeSubscription } from './pure/shape-subscription.ts';
import { planRow, subscriptionsOf } from './queries.ts';
import type { Billing } from './schemas.ts';

/** The member's plan, what it gives, what they pay for, and what is sold. */
export const readBilling: Verb<void, Billing> = async ({ ctx, deps }) => {
  const [row, subscriptions] = await Promise.all([
    planRow(deps.db, ctx.member.id),
    subscriptionsOf(deps.db, ctx.member.id),
  ]);
  const plan = row === undefined ? 'free' : planNow(row, ctx.now);
  const latest = subscriptions.reduce<SubscriptionRow | null>(
    (best, one) => (best === null || one.startedAt > best.startedAt ? one : best),
    null,
  );
  const { prices, trialDays } = deps.selling;
  const isSelling = deps.payments !== null;
  const offered = isSelling
    ? prices.filter((price, at) => isFirstOfInterval(prices, price.interval, at))
    : [];
  return {
    plan,
    entitlements: ENTITLEMENTS[plan],
    subscription: latest === null ? null : shapeSubscription(latest, ctx.now),
    prices: offered.map(({ interval, unitAmount, currency }) => ({ interval, unitAmount, currency })),
    trialDays: subscriptions.length === 0 ? trialDays : 0,
  };
};

function isFirstOfInterval(prices: readonly { interval: string }[], interval: string, at: number): boolean {
  return prices.findIndex((price) => price.interval === interval) === at;
}
