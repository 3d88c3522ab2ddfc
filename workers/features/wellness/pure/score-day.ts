import { type FoodOfDay, foodPoints } from './food-points.ts';
import { type HabitsOfDay, habitPoints } from './habit-points.ts';
import { type HeartOfDay, heartPoints } from './heart-points.ts';
import { moodPoints } from './mood-points.ts';
import { PARTS_NEEDED, type PartScore, WEIGHTS } from './parts.ts';

/** All that is known of a local day; null: nothing. */
export interface DayEvidence {
  heart: HeartOfDay | null;
  food: FoodOfDay | null;
  habits: HabitsOfDay | null;
  mood: { mean: number | null } | null;
}

export interface DayScore {
  /** 0 to 100; null: too little is known to say. */
  score: number | null;
  parts: readonly PartScore[];
}

/**
 * The score of a day: the mean of its parts' points by their weights. A part without points takes no side: its weight goes to the
 * others in proportion. With fewer than `PARTS_NEEDED` parts there is no score. It looks at nothing but its argument, so that
 * the same day always has the same score.
 */
export function scoreDay(evidence: DayEvidence): DayScore {
  const parts: PartScore[] = [
    { part: 'heart', ...heartPoints(evidence.heart) },
    { part: 'food', ...foodPoints(evidence.food) },
    { part: 'habits', ...habitPoints(evidence.habits) },
    { part: 'mood', ...moodPoints(evidence.mood) },
  ];
  const known = parts.flatMap(({ part, points }) => (points === null ? [] : [{ part, points }]));
  if (known.length < PARTS_NEEDED) return { score: null, parts };
  const weight = known.reduce((sum, { part }) => sum + WEIGHTS[part], 0);
  const sum = known.reduce((all, { part, points }) => all + WEIGHTS[part] * points, 0);
  return { score: Math.round(sum / weight), parts };
}
