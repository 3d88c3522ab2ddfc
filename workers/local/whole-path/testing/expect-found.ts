import { expect } from 'vitest';
import type { FoodAnalysis } from '#workers/features/food/schemas.ts';
import { ORANGE_ID } from './one-food.ts';

/** What stands when no model added anything to the drawn meal: the detector's oranges, as one item. */
export function expectFound(meal: FoodAnalysis): void {
  expect(meal.state).toBe('ready');
  expect(meal.items.map(({ foodId, foundBy }) => `${foodId} by ${foundBy}`)).toEqual([
    `${ORANGE_ID} by detector`,
  ]);
  expect(meal.needsPerson).toBe(false);
}
