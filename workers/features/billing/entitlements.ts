import type { Plan } from '#workers/kernel/context.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { planNow } from '#workers/kernel/plan-now.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { ENTITLEMENTS, type Entitlements, type PremiumFeature } from './pure/plans.ts';
import { planRow } from './queries.ts';

export function entitlementsOf(plan: Plan): Entitlements {
  return ENTITLEMENTS[plan];
}

/**
 * The member's plan before they are refused something. An isolate may remember a member for a minute, so that a plan that
 * was bought meanwhile is looked up: what was paid for holds at once.
 */
export const planBeforeRefusal: Verb<void, Plan> = async ({ ctx, deps }) => {
  if (ctx.member.plan === 'premium') return 'premium';
  const row = await planRow(deps.db, ctx.member.id);
  const plan = row === undefined ? 'free' : planNow(row, ctx.now);
  if (plan !== ctx.member.plan) deps.memberCache.deleteWhere((member) => member.id === ctx.member.id);
  return plan;
};

/** Throws DAY-BILL-1001 with the feature's name unless the plan includes it: the one gate of what is premium. */
export const requireFeature: Verb<PremiumFeature, void> = async ({ ctx, input: feature, deps }) => {
  const plan = await planBeforeRefusal({ ctx, input: undefined, deps });
  if (!ENTITLEMENTS[plan][feature]) throw new AppError('DAY-BILL-1001', { details: { feature } });
};
