import type { WellnessDay } from '#workers/features/wellness/schemas.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';

export interface HistoryFigures {
  /** Every day of the span, the first first; null: no score. */
  days: { day: LocalDay; score: number | null }[];
  count: number;
  low: number;
  high: number;
  median: number;
}

export function historyFigures(
  known: readonly WellnessDay[],
  { from, to }: { from: LocalDay; to: LocalDay },
): HistoryFigures {
  const scores = new Map(known.map(({ localDay, score }) => [localDay, score]));
  const days: HistoryFigures['days'] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, score: scores.get(day) ?? null });
  const sorted = days.flatMap(({ score }) => (score === null ? [] : [score])).sort((a, b) => a - b);
  return {
    days,
    count: sorted.length,
    low: sorted[0] ?? 0,
    high: sorted.at(-1) ?? 0,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
  };
}
