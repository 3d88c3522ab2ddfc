import { z } from 'zod';
import { historyQuery } from '#workers/features/food/schemas.ts';

export const PER_PAGE = 20;

const { food, minKcal, maxKcal, from, to, sort, page } = historyQuery.shape;

/** The history's filters as they stand in the address: one that is out of shape is left out, the others hold. */
const filters = z.object({
  page: page.catch(1),
  sort: sort.catch('-eatenAt'),
  food: food.catch(undefined),
  minKcal: minKcal.catch(undefined),
  maxKcal: maxKcal.catch(undefined),
  from: from.catch(undefined),
  to: to.catch(undefined),
});

export type HistoryFilters = z.infer<typeof filters>;
/** What stands in the address; a value at its default does not. */
export type HistorySearch = Partial<HistoryFilters>;

export const NO_FILTERS: HistoryFilters = filters.parse({});

/** @param search anything: it comes from the address bar */
export function readFilters(search: unknown): HistoryFilters {
  const record = typeof search === 'object' && search !== null ? search : {};
  return filters.parse(
    // The router reads `food=123` as a number.
    'food' in record ? { ...record, food: String(record.food ?? '') } : record,
  );
}

/** The filters as search parameters, without those at their default. */
export function writeFilters(chosen: HistoryFilters): HistorySearch {
  return Object.fromEntries(
    Object.entries(chosen).filter(
      ([key, value]) => value !== undefined && value !== NO_FILTERS[key as keyof HistoryFilters],
    ),
  );
}

/** The query of `GET /food-analyses`. */
export function toApiQuery(chosen: HistoryFilters): string {
  const query = new URLSearchParams({ perPage: String(PER_PAGE) });
  for (const [key, value] of Object.entries(chosen)) {
    if (value !== undefined) query.set(key, String(value));
  }
  return query.toString();
}

export function hasFilters({ food, minKcal, maxKcal, from, to }: HistoryFilters): boolean {
  return [food, minKcal, maxKcal, from, to].some((value) => value !== undefined);
}
