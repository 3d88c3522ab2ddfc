import { isStrained, type Label } from '#workers/features/mood/pure/labels.ts';
import { type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { noteOf } from './demo-journal.ts';
import { numberFrom } from './number-from.ts';

const MINUTE_MS = 60_000;

/** Words that fit a mood of one to five; the second of a day's is of its evening. */
const WORDS: Readonly<Record<number, readonly [Label, Label]>> = {
  1: ['stressed', 'low'],
  2: ['tense', 'low'],
  3: ['tense', 'neutral'],
  4: ['content', 'calm'],
  5: ['energised', 'content'],
};

export interface PlannedMoment {
  key: string;
  localDay: LocalDay;
  occurredAt: Date;
  label: Label;
  /** How hard the heart works beside a seated one, 0 to 1. */
  load: number;
}

/** Which moments a day has follows from what its journal says. Most strained ones load the heart, and now and then stairs or coffee do. */
export function momentsOf(localDay: LocalDay, timeZone: string): PlannedMoment[] {
  const words = WORDS[noteOf(localDay)?.mood ?? 0] ?? [];
  const number = Math.floor(Date.parse(`${localDay}T00:00:00Z`) / 86_400_000);
  const midnight = startOfLocalDay(localDay, timeZone).getTime();
  return words.flatMap((label, half) => {
    if ((number + half) % 3 === 0) return [];
    const minute = (half === 0 ? 11 : 19) * 60 + ((number * 41 + half * 17) % 90);
    const key = `demo-mood-${localDay}-${half}`;
    const chance = numberFrom(key);
    const load = isStrained(label) ? 0.25 + 0.75 * chance : chance < 0.12 ? 0.5 : 0.15 * chance;
    return [{ key, localDay, occurredAt: new Date(midnight + minute * MINUTE_MS), label, load }];
  });
}
