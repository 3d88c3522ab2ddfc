import { expect, it } from 'vitest';
import { historyQuery } from '#workers/features/food/schemas.ts';
import { hasFilters, NO_FILTERS, readFilters, toApiQuery, writeFilters } from './history-filters.ts';

it('comes back from the address as it went there', () => {
  const chosen = {
    ...NO_FILTERS,
    page: 3,
    food: 'rice',
    minKcal: 200,
    from: '2026-11-01',
    sort: '-energyKcal' as const,
  };
  expect(readFilters(writeFilters(chosen))).toEqual(chosen);
});

it('keeps the address short: what stands at its default is left out', () => {
  expect(writeFilters(NO_FILTERS)).toEqual({});
  expect(writeFilters({ ...NO_FILTERS, food: 'rice' })).toEqual({ food: 'rice' });
});

it.each([
  [{ page: 'x', food: 'rice' }],
  [{ page: -1, food: 'rice' }],
  [{ sort: 'name', food: 'rice' }],
  [{ from: '2026-02-31', food: 'rice' }],
  [{ minKcal: 'many', food: 'rice' }],
])('leaves out what is out of shape and keeps the rest: %j', (search) => {
  expect(readFilters(search)).toEqual({ ...NO_FILTERS, food: 'rice' });
});

it('takes a number for a food as text, and anything else for no filters', () => {
  expect(readFilters({ food: 7 }).food).toBe('7');
  expect(readFilters(null)).toEqual(NO_FILTERS);
  expect(readFilters('rice')).toEqual(NO_FILTERS);
});

it('asks the API for what was chosen', () => {
  const query = new URLSearchParams(toApiQuery({ ...NO_FILTERS, food: 'oat milk', maxKcal: 300, page: 2 }));
  expect(Object.fromEntries(query)).toEqual({
    page: '2',
    perPage: '20',
    sort: '-eatenAt',
    food: 'oat milk',
    maxKcal: '300',
  });
});

it('does not call an order or a page a filter', () => {
  expect(hasFilters({ ...NO_FILTERS, page: 4, sort: 'eatenAt' })).toBe(false);
  expect(hasFilters({ ...NO_FILTERS, minKcal: 0 })).toBe(true);
});

it.each([
  ['page', ['1', '7', '0', '1.5', '-1', '100000', '100001', 'x', '']],
  ['sort', ['-eatenAt', 'energyKcal', 'name', '']],
  ['food', ['rice', ' rice ', '', 'x'.repeat(80), 'x'.repeat(81)]],
  ['minKcal', ['0', '12.5', '-1', '100000', '100001', 'many']],
  ['from', ['2026-11-01', '2026-02-30', '2024-02-29', '01.11.2026', '2026-11-01T00:00:00Z']],
] as const)('takes for %s what the API takes', (key, values) => {
  for (const value of values) {
    const parsed = historyQuery.shape[key].safeParse(value);
    expect(readFilters({ [key]: value })[key], value).toBe(parsed.success ? parsed.data : NO_FILTERS[key]);
  }
});
