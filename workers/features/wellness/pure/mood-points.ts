import { counted, type NoPoints, type Points, without } from './parts.ts';

/**
 * The mean of the moods that were chosen that day, 1 (awful) to 5 (great), as 0 to 100: one step of mood is 25 points, as the steps of
 * one-item mood scales are taken to lie alike (for instance the faces of Kunin 1955). What a model reads from words has no part in it.
 */
export function moodPoints(mood: { mean: number | null } | null): Points | NoPoints {
  if (mood === null || mood.mean === null) return without('no-mood');
  return counted((mood.mean - 1) * 25, { mean: mood.mean });
}
