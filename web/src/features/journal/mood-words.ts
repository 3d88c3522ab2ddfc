import type { MessageId } from '../../lib/intl/messages.ts';

export const MOODS = [1, 2, 3, 4, 5] as const;
export type Mood = (typeof MOODS)[number];

export const MOOD_WORDS = {
  1: 'journal.mood.1',
  2: 'journal.mood.2',
  3: 'journal.mood.3',
  4: 'journal.mood.4',
  5: 'journal.mood.5',
} as const satisfies Record<Mood, MessageId>;

/** From violet over grey to yellow: they differ in lightness too, so that they stay apart for colour-blind eyes. */
export const MOOD_FILLS = {
  1: 'text-mood-1',
  2: 'text-mood-2',
  3: 'text-mood-3',
  4: 'text-mood-4',
  5: 'text-mood-5',
} as const satisfies Record<Mood, string>;

/** A mean mood as the step it is nearest to. */
export function moodOf(value: number | null): Mood | null {
  return value === null
    ? null
    : (MOODS.find((mood) => mood === Math.min(5, Math.max(1, Math.round(value)))) ?? null);
}
