import type { HistoryQuery } from '#workers/features/food/schemas.ts';

export const PER_PAGE = 20;

/** The history's filters as they stand in the address. */
export type HistoryFilters = Omit<HistoryQuery, 'perPage' | 'cursor'>;
/** What stands in the address; a value at its default does not. */
export type HistorySearch = Partial<HistoryFilters>;

export const NO_FILTERS: HistoryFilters = {
  page: 1,
  sort: '-eatenAt',
  food: undefined,
  minKcal: undefined,
  maxKcal: undefined,
  from: undefined,
  to: undefined,
};

const SORTS: readonly HistoryFilters['sort'][] = ['-eatenAt', 'eatenAt', '-energyKcal', 'energyKcal'];
const MOST = 100_000;
const LONGEST_FOOD = 80;

function numberWithin(value: unknown, least: number): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return undefined;
  return number >= least && number <= MOST ? number : undefined;
}

function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value ? undefined : value;
}

/** The router reads `food=123` as a number. */
function foodOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' || text.length > LONGEST_FOOD ? undefined : text;
}

/**
 * Reads the filters of an address. One that is out of shape is left out, the others hold. The rules are those of the
 * API's own schema, which a test holds them to; the schema's library would be too heavy for a list to begin with.
 * @param search anything: it comes from the address bar
 */
export function readFilters(search: unknown): HistoryFilters {
  const given: Record<string, unknown> = typeof search === 'object' && search !== null ? { ...search } : {};
  const page = numberWithin(given.page, 1);
  return {
    page: page !== undefined && Number.isInteger(page) ? page : NO_FILTERS.page,
    sort: SORTS.find((sort) => sort === given.sort) ?? NO_FILTERS.sort,
    food: foodOf(given.food),
    minKcal: numberWithin(given.minKcal, 0),
    maxKcal: numberWithin(given.maxKcal, 0),
    from: dayOf(given.from),
    to: dayOf(given.to),
  };
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
