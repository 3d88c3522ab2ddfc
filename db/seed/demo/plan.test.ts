import { expect, test } from 'vitest';
import { localDayOf, parseLocalDay } from '#workers/kernel/local-day.ts';
import { mealsUntil } from './plan.ts';

const now = new Date('2026-11-21T15:00:00Z');
const today = parseLocalDay('2026-11-21') ?? localDayOf(now, 'UTC');

test('the same day gives the same meals, and nothing lies in the future', () => {
  const meals = mealsUntil(now, today, 60, 'Europe/Vienna');
  expect(mealsUntil(now, today, 60, 'Europe/Vienna')).toEqual(meals);
  expect(meals.every((meal) => meal.eatenAt <= now)).toBe(true);
  expect(new Set(meals.map((meal) => meal.key)).size).toBe(meals.length);
});

test('a day has about three meals, and each on its own local day', () => {
  const meals = mealsUntil(now, today, 60, 'Pacific/Auckland');
  expect(meals.length / 60).toBeGreaterThan(2.8);
  expect(meals.length / 60).toBeLessThan(4);
  for (const meal of meals) expect(localDayOf(meal.eatenAt, 'Pacific/Auckland')).toBe(meal.localDay);
});
