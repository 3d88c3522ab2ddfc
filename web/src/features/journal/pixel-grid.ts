import type { JournalDay } from '#workers/features/journal/schemas.ts';
import { moodOf } from './mood-words.ts';

export interface PixelDay {
  day: string;
  mood: 1 | 2 | 3 | 4 | 5 | null;
  entries: number;
}

export interface PixelMonth {
  /** 0..11 */
  month: number;
  days: PixelDay[];
  /** Mean of the days that have a mood; null when none has. */
  mean: number | null;
  moodDays: number;
}

/** A year as twelve rows of days; days without entries are there, too. */
export function pixelMonths(year: number, days: readonly JournalDay[]): PixelMonth[] {
  const known = new Map(days.map((day) => [day.localDay, day]));
  return Array.from({ length: 12 }, (_, month) => {
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const pixels = Array.from({ length }, (_day, at): PixelDay => {
      const day = new Date(Date.UTC(year, month, at + 1)).toISOString().slice(0, 10);
      const found = known.get(day);
      return { day, mood: moodOf(found?.mood ?? null), entries: found?.entries ?? 0 };
    });
    const moods = pixels.flatMap(({ day }) => known.get(day)?.mood ?? []);
    const mean = moods.length === 0 ? null : moods.reduce((sum, mood) => sum + mood, 0) / moods.length;
    return { month, days: pixels, mean, moodDays: moods.length };
  });
}

/** How many days have each mood. */
export function moodCounts(months: readonly PixelMonth[]): Record<1 | 2 | 3 | 4 | 5, number> {
  const counts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const { mood } of months.flatMap((month) => month.days)) if (mood !== null) counts[mood] += 1;
  return counts;
}
