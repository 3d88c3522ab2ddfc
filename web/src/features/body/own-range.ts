import type { BodyDay } from '#workers/features/body/schemas.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';

export const METRICS = ['rmssd', 'restingHr', 'sdnn'] as const;
export type Metric = (typeof METRICS)[number];

export interface RangedDay {
  day: LocalDay;
  value: number | null;
  /** Mean of the last seven days, where four have a value. */
  trend: number | null;
  /** Where two of three of one's own last 60 days lie; null before there are 14. */
  band: { low: number; high: number } | null;
  correctedShare: number | null;
}

const BAND_DAYS = 60;
const BAND_LEAST = 14;
const TREND_LEAST = 4;

/**
 * The days of a span, each beside the person's own range before it: mean and one standard deviation, of the logarithm for
 * variability, whose distribution is skewed (Plews and others 2013). Days of another basis than the latest day's are left out.
 */
export function rangedDays(
  days: readonly BodyDay[],
  metric: Metric,
  { from, to }: { from: LocalDay; to: LocalDay },
): RangedDay[] {
  const basis = metric === 'restingHr' ? null : (days.findLast((day) => day[metric] !== null)?.basis ?? null);
  const byDay = new Map<string, BodyDay>();
  for (const day of days) if (basis === null || day.basis === basis) byDay.set(day.localDay, day);
  const figureOf = (day: string) => byDay.get(day)?.[metric] ?? null;
  const isLog = metric !== 'restingHr';
  const found: RangedDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    found.push({
      day,
      value: figureOf(day),
      trend: trendOf(before(day, 7, 0).flatMap((one) => figureOf(one) ?? [])),
      band: bandOf(
        before(day, BAND_DAYS, 1).flatMap((one) => figureOf(one) ?? []),
        isLog,
      ),
      correctedShare: byDay.get(day)?.correctedShare ?? null,
    });
  }
  return found;
}

function before(day: LocalDay, count: number, from: number): LocalDay[] {
  return Array.from({ length: count }, (_, back) => addDays(day, -back - from));
}

function trendOf(values: readonly number[]): number | null {
  return values.length < TREND_LEAST ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}

function bandOf(values: readonly number[], isLog: boolean): RangedDay['band'] {
  if (values.length < BAND_LEAST) return null;
  const used = isLog ? values.map((value) => Math.log(Math.max(value, 1))) : values;
  const mean = used.reduce((sum, one) => sum + one, 0) / used.length;
  const sd = Math.sqrt(used.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (used.length - 1));
  const [low, high] = [mean - sd, mean + sd];
  return isLog ? { low: Math.exp(low), high: Math.exp(high) } : { low, high };
}
