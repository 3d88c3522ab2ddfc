import { MOODS } from './mood-words.ts';

/**
 * The journal's filters. `q` searches by words and meaning within the others. The address has those that are numbers and days; what a person
 * wrote (`q`, `tag`, `activity`) stays in the history entry of this browser, so that no server, log or shared link gets it.
 */
export interface JournalFilters extends OpenFilters, WrittenFilters {}

export interface OpenFilters {
  mood?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
  page?: number | undefined;
}

export interface WrittenFilters {
  q?: string | undefined;
  tag?: string | undefined;
  activity?: string | undefined;
}

const LONGEST = 200;

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text.length > LONGEST ? undefined : text;
}

function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value ? undefined : value;
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Reads the filters of an address; one that is out of shape is left out, the others hold. */
export function readOpenFilters(search: unknown): OpenFilters {
  const given = recordOf(search);
  const page = Number(given.page);
  return set({
    mood: MOODS.find((mood) => mood === Number(given.mood)),
    from: dayOf(given.from),
    to: dayOf(given.to),
    page: Number.isInteger(page) && page > 1 && page <= 10_000 ? page : undefined,
  });
}

/** Reads what was written, from the state of a history entry. */
export function readWrittenFilters(state: unknown): WrittenFilters {
  const given = recordOf(state);
  return set({
    q: textOf(given.q),
    tag: textOf(given.tag)?.slice(0, 40),
    activity: textOf(given.activity)?.slice(0, 40),
  });
}

/** Filters by where they are kept. */
export function partFilters({ q, tag, activity, ...open }: JournalFilters): {
  open: OpenFilters;
  written: WrittenFilters;
} {
  return { open: set(open), written: set({ q, tag, activity }) };
}

/** Without those that are not set. */
function set<T extends object>(filters: T): T {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as T;
}

/** The body of `POST /journal-search`. */
export function toSearch({ q, ...filters }: JournalFilters): Record<string, string | number> {
  return { ...(q !== undefined && { query: q }), ...(set(filters) as Record<string, string | number>) };
}

export function hasFilters({ page: _page, ...filters }: JournalFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
