import { expect, test } from 'vitest';
import { FOOD_LABELS, portionForLabel } from './label-portions.ts';
import { servingOf } from './serving.ts';

const portion = (label: string, grams = 10) => ({ amount: 1, label, grams });

test('the first portion offered is what one eats of it, not what one cooks with', () => {
  const banana = ['cup, mashed', 'extra small', 'medium (7" long)', 'NLEA serving'].map((label) =>
    portion(label),
  );
  expect(servingOf(banana)?.label).toBe('medium (7" long)');
  expect(servingOf([portion('lb'), portion('cubic inch'), portion('cup')])?.label).toBe('cup');
  expect(servingOf([portion('lb')])?.label).toBe('lb');
  expect(servingOf([])).toBeNull();
});

test('every label of a food starts from a portion inside its interval', () => {
  for (const label of [...FOOD_LABELS, 'Pizza ', 'spaceship']) {
    const { grams, gramsLow, gramsHigh } = portionForLabel(label);
    expect(gramsLow).toBeLessThan(grams);
    expect(grams).toBeLessThan(gramsHigh);
  }
  expect(FOOD_LABELS).toHaveLength(56);
  expect(portionForLabel('Pizza ').foodId).not.toBeNull();
  expect(portionForLabel('spaceship').foodId).toBeNull();
});
