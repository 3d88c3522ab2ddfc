import type { Plan } from '#workers/kernel/context.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { giveUseBack, takeUse } from './queries.ts';

const FREE_ANALYSES_A_DAY = 3;

/** Photo analyses of one local day; null when the plan has no limit. */
export function allowanceOf(plan: Plan): number | null {
  return plan === 'free' ? FREE_ANALYSES_A_DAY : null;
}

/** Takes one photo analysis of a local day; false when the plan's are used. */
export const takeAnalysis: Verb<{ localDay: LocalDay }, boolean> = async ({ ctx, input, deps }) => {
  const limit = allowanceOf(ctx.member.plan) ?? Number.MAX_SAFE_INTEGER;
  const bounded = Math.min(limit, 2_147_483_647);
  return (await takeUse(deps.db, ctx.member.id, input.localDay, bounded)) !== null;
};

/** What failed on our side does not count. */
export const giveAnalysisBack: Verb<{ localDay: LocalDay }, void> = async ({ ctx, input, deps }) =>
  giveUseBack(deps.db, ctx.member.id, input.localDay);
