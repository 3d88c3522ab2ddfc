import { expect, it } from 'vitest';
import type { FoodItem } from '#workers/features/food/schemas.ts';
import { scaleEnd } from './grams-slider.tsx';
import { withDrafts } from './meal-draft.ts';

const rice: FoodItem = {
  id: '01930000-0000-7000-8000-000000000001',
  name: 'rice',
  foodId: 'sr28-20045',
  massGrams: 200,
  massLow: 120,
  massHigh: 300,
  confidence: 0.8,
  foundBy: 'model',
  box: null,
  isMeasurable: false,
  sizedBy: null,
  nutrientsPer100g: { energyKcal: 130 },
  alternatives: [],
};

it('takes a drafted mass as known within five percent, and leaves the others alone', () => {
  const bread = { ...rice, id: '01930000-0000-7000-8000-000000000002' };
  const [drafted, untouched] = withDrafts([rice, bread], { [rice.id]: 100 });
  expect(drafted).toMatchObject({ massGrams: 100, massLow: 95, massHigh: 105 });
  expect(untouched).toBe(bread);
});

it('gives the scale room above the interval and ends it at a round figure', () => {
  expect(scaleEnd(20, 30)).toBe(100);
  expect(scaleEnd(182, 223)).toBe(400);
  expect(scaleEnd(150, 450)).toBe(600);
  expect(scaleEnd(9000, 9900)).toBe(10_000);
});
