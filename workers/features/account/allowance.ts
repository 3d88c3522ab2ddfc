import { entitlementsOf, planBeforeRefusal } from '#workers/features/billing/index.ts';
import type { Plan } from '#workers/kernel/context.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { giveUseBack, takeUse } from './queries.ts';

const NO_LIMIT = 2_147_483_647;

/** Takes one photo analysis of a local day; false when the plan's are used. A plan bought a moment ago counts. */
export const takeAnalysis: Verb<{ localDay: LocalDay }, boolean> = async (call) => {
  const { ctx, input, deps } = call;
  const take = (plan: Plan) =>
    takeUse(deps.db, ctx.member.id, input.localDay, entitlementsOf(plan).photoAnalysesADay ?? NO_LIMIT);
  if ((await take(ctx.member.plan)) !== null) return true;
  const plan = await planBeforeRefusal({ ctx, input: undefined, deps });
  return plan !== ctx.member.plan && (await take(plan)) !== null;
};

/** What failed on our side does not count. */
export const giveAnalysisBack: Verb<{ localDay: LocalDay }, void> = async ({ ctx, input, deps }) =>
  giveUseBack(deps.db, ctx.member.id, input.localDay);
