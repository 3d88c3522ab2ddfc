import { AppError } from '#workers/kernel/errors.ts';
import type { AnalysisId } from '#workers/kernel/ids.ts';
import { type LocalDay, parseLocalDay } from '#workers/kernel/local-day.ts';
import type { StoredFile } from '#workers/kernel/ports.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import type { HistoryPage } from './history-query.ts';
import { analysisWithItems, dayTotals, historyPage, photoOf } from './queries.ts';
import type { FoodAnalysis, HistoryQuery } from './schemas.ts';
import { shapeAnalysis } from './shape-analysis.ts';

export const listMeals: Verb<HistoryQuery, HistoryPage> = async ({ ctx, input, deps }) =>
  historyPage(deps.db, ctx.member.id, input);

export const readMeal: Verb<{ id: AnalysisId }, FoodAnalysis> = async ({ ctx, input, deps }) => {
  const found = await analysisWithItems(deps.db, ctx.member.id, input.id);
  if (found === undefined) throw new AppError('DAY-FOOD-1001');
  return shapeAnalysis(found.analysis, found.items, found.photo);
};

export const readMealPhoto: Verb<{ id: AnalysisId }, StoredFile> = async ({ ctx, input, deps }) => {
  const photo = await photoOf(deps.db, ctx.member.id, input.id);
  const file = photo === undefined ? null : await deps.files.get(photo.fileKey);
  if (file === null) throw new AppError('DAY-FOOD-1006');
  return file;
};

const MAX_DAYS = 366;

/** Totals of each local day that has meals, as the JSON text of `FoodDay[]`. */
export const foodDays: Verb<{ from: string; to: string }, string> = async ({ ctx, input, deps }) => {
  const from = requireDay(input.from, 'from');
  const to = requireDay(input.to, 'to');
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days < 0 || days >= MAX_DAYS) {
    throw new AppError('DAY-REQ-1002', {
      details: [{ path: 'to', message: `At most ${MAX_DAYS} days, in order.` }],
    });
  }
  return dayTotals(deps.db, ctx.member.id, from, to);
};

function requireDay(text: string, path: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new AppError('DAY-REQ-1002', { details: [{ path, message: 'No such day.' }] });
  return day;
}
