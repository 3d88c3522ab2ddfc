import type { Meal } from '../schemas.ts';

/** A sensible first guess, which one tap corrects. @param hour local hour, 0..23 */
export function mealOfHour(hour: number): Meal {
  if (hour >= 4 && hour < 11) return 'breakfast';
  if (hour >= 11 && hour < 15) return 'lunch';
  if (hour >= 17 && hour < 22) return 'dinner';
  return 'snack';
}
