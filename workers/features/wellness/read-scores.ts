import { AppError } from '#workers/kernel/errors.ts';
import { addDays, type LocalDay, localDayOf, parseLocalDay } from '#workers/kernel/local-day.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { PARTS_NEEDED, RULES_VERSION, WEIGHTS } from './pure/parts.ts';
import { scoreDay } from './pure/score-day.ts';
import { wellnessRows } from './queries.ts';
import type { WellnessDay, WellnessScore } from './schemas.ts';
import { scoreChangedDays } from './score-days.ts';

const LONGEST_SPAN_DAYS = 366;

/** The score of a day with all its parts. A day that the job has not come to yet is scored first. */
export const readScore: Verb<{ day?: string | undefined }, WellnessScore> = async ({ ctx, input, deps }) => {
  const today = localDayOf(ctx.now, ctx.member.timeZone);
  const day = input.day === undefined ? today : requireDay(input.day, 'day');
  const span = { from: day, to: day };
  await scoreChangedDays({ ctx, deps }, span);
  const [row] = await wellnessRows(deps.db, ctx.member.id, span);
  // Of a day without a row nothing counts yet, and the reasons are told all the same.
  const { score, parts } = row ?? scoreDay((await gatherEvidence({ ctx, deps }, span))(day));
  return {
    localDay: day,
    score,
    parts: parts.map((part) => ({ ...part, weight: WEIGHTS[part.part] })) as WellnessScore['parts'],
    partsNeeded: PARTS_NEEDED,
    isProvisional: day >= today,
    rulesVersion: row?.rulesVersion ?? RULES_VERSION,
  };
};

/** The scores of a span of days, those that were too little known included; days of which nothing is known are absent. */
export const listScores: Verb<{ from: string; to: string }, WellnessDay[]> = async ({ ctx, input, deps }) => {
  const from = requireDay(input.from, 'from');
  const to = requireDay(input.to, 'to');
  if (to < from || to > addDays(from, LONGEST_SPAN_DAYS - 1))
    throw new AppError('DAY-REQ-1002', {
      details: [{ path: 'to', message: `At most ${LONGEST_SPAN_DAYS} days, in order.` }],
    });
  await scoreChangedDays({ ctx, deps }, { from, to });
  const rows = await wellnessRows(deps.db, ctx.member.id, { from, to });
  return rows.map(({ localDay, score, parts }) => ({
    localDay,
    score,
    partsKnown: parts.filter(({ points }) => points !== null).length,
  }));
};

function requireDay(text: string, path: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new AppError('DAY-REQ-1002', { details: [{ path, message: 'No such day.' }] });
  return day;
}
