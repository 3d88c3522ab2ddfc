import { requireFeature } from '#workers/features/billing/index.ts';
import { csvLine } from '#workers/kernel/csv-line.ts';
import { addDays, type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { SCORE_HEAD, scoreLines } from './pure/score-lines.ts';
import { firstDayOf, wellnessRows } from './queries.ts';
import { scoreChangedDays } from './score-days.ts';

/** As many as are read, and scored first where they changed, before they are handed on. */
const DAYS_AT_ONCE = 366;

/**
 * Every day's score with its parts, their weights and the figures behind them, as lines of CSV (RFC 4180), the first day
 * first. A part of Premium; the rows themselves are in everybody's archive. Throws DAY-BILL-1001.
 */
export const exportScores: Verb<void, AsyncIterable<string>> = async ({ ctx, deps }) => {
  await requireFeature({ ctx, input: 'insightExports', deps });
  const today = localDayOf(ctx.now, ctx.member.timeZone);
  const first = await firstDayOf(deps.db, ctx.member.id);
  async function* lines() {
    yield csvLine([...SCORE_HEAD]);
    for (let from = first; from !== null && from <= today; from = addDays(from, DAYS_AT_ONCE)) {
      const last = addDays(from, DAYS_AT_ONCE - 1);
      const span: { from: LocalDay; to: LocalDay } = { from, to: last < today ? last : today };
      await scoreChangedDays({ ctx, deps }, span);
      const rows = await wellnessRows(deps.db, ctx.member.id, span);
      yield rows.map(scoreLines).join('');
    }
  }
  return lines();
};
