import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EatenItem, mealTotals } from './meal-totals.ts';

const figures = fc.dictionary(
  fc.constantFrom('energyKcal', 'proteinG', 'fatG', 'ironMg'),
  fc.double({ min: 0, max: 900, noNaN: true }),
);
const item: fc.Arbitrary<EatenItem> = fc
  .record({
    massGrams: fc.double({ min: 1, max: 2000, noNaN: true }),
    down: fc.double({ min: 0, max: 1, noNaN: true }),
    up: fc.double({ min: 0, max: 3, noNaN: true }),
    nutrientsPer100g: figures,
  })
  .map(({ massGrams, down, up, nutrientsPer100g }) => ({
    massGrams,
    massLow: massGrams * (1 - down),
    massHigh: massGrams * (1 + up),
    nutrientsPer100g,
  }));
const meal = fc.array(item, { maxLength: 12 });

test('no items make no totals', () => {
  expect(mealTotals([])).toEqual({});
});

test('independent errors add in quadrature, each side by itself', () => {
  const of = (massLow: number, massHigh: number): EatenItem => ({
    massGrams: 100,
    massLow,
    massHigh,
    nutrientsPer100g: { energyKcal: 100 },
  });
  expect(mealTotals([of(70, 140), of(60, 130)])).toEqual({
    energyKcal: { value: 200, low: 150, high: 250, missing: 0 },
  });
});

test('an unknown figure stays unknown and is counted', () => {
  const known = { massGrams: 100, massLow: 90, massHigh: 110, nutrientsPer100g: { ironMg: 2, proteinG: 0 } };
  const unknown = { massGrams: 50, massLow: 45, massHigh: 55, nutrientsPer100g: { proteinG: 10 } };
  const totals = mealTotals([known, unknown]);
  expect(totals.ironMg).toMatchObject({ value: 2, missing: 1 });
  expect(totals.proteinG).toMatchObject({ value: 5, missing: 0 });
  expect(totals.fatG).toBeUndefined();
});

test('totals stay between the sums of the bounds, and the value inside its interval', () => {
  fc.assert(
    fc.property(meal, (items) => {
      for (const [key, { value, low, high, missing }] of Object.entries(mealTotals(items))) {
        const known = items.filter((one) => one.nutrientsPer100g[key] !== undefined);
        const at = (mass: 'massLow' | 'massHigh') =>
          known.reduce((total, one) => total + (one[mass] * (one.nutrientsPer100g[key] ?? 0)) / 100, 0);
        const slack = 1e-4 * (1 + at('massHigh'));
        expect(low).toBeGreaterThanOrEqual(at('massLow') - slack);
        expect(high).toBeLessThanOrEqual(at('massHigh') + slack);
        expect(low).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(high);
        expect(missing).toBe(items.length - known.length);
      }
    }),
  );
});

test('the order of the items does not matter', () => {
  const shuffled = meal.chain((items) =>
    fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
  );
  fc.assert(
    fc.property(shuffled, ([items, other]) => {
      expect(mealTotals(other)).toEqual(mealTotals(items));
    }),
  );
});
