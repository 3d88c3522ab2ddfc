import { expect } from 'vitest';
import type { FoodAnalysis } from '#workers/features/food/schemas.ts';
import { DRAWN_ORANGES } from './drawn-meals.ts';
import { ORANGE_ID } from './one-food.ts';
import type { WholePath } from './whole-path.ts';

let isSaid = false;

/** What stands when no model added anything to the drawn meal: the detector's items; without a network none at all. */
export async function expectFound({ detector }: WholePath, meal: FoodAnalysis): Promise<void> {
  const hasModel = await detector.hasModel();
  if (!hasModel && !isSaid) console.warn('No network in MODELS_DIR: what it would find is not checked.');
  isSaid = true;
  expect(meal.state).toBe('ready');
  expect(meal.items.map(({ foodId, foundBy }) => `${foodId} by ${foundBy}`)).toEqual(
    hasModel ? Array(DRAWN_ORANGES).fill(`${ORANGE_ID} by detector`) : [],
  );
  expect(meal.needsPerson).toBe(!hasModel);
}
