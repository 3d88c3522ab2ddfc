import { MOODS } from './mood-words.ts';

/** The journal's filters as they stand in the address. `q` searches by words and meaning; the others hold for the list. */
export interface JournalFilters {
  q?: string | undefined;
  tag?: string | undefined;
  activity?: string | undefined;
  mood?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
  page?: number | undefined;
}

const LONGEST = 200;

/** The router reads `q=123` as a number. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' || text.length > LONGEST ? undefined : text;
}

function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value ? undefined : value;
}

/** Reads the filters of an address; one that is out of shape is left out, the others hold. */
export function readFilters(search: unknown): JournalFilters {
  const given: Record<string, unknown> = typeof search === 'object' && search !== null ? { ...search } : {};
  const page = Number(given.page);
  return {
    q: textOf(given.q),
    tag: textOf(given.tag)?.slice(0, 40),
    activity: textOf(given.activity)?.slice(0, 40),
    mood: MOODS.find((mood) => mood === Number(given.mood)),
    from: dayOf(given.from),
    to: dayOf(given.to),
    page: Number.isInteger(page) && page > 1 && page <= 10_000 ? page : undefined,
  };
}

/** As search parameters, without those that are not set. */
export function writeFilters(filters: JournalFilters): JournalFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** The query of `GET /journal-entries`. */
export function toApiQuery({ q: _q, ...filters }: JournalFilters): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filters)) if (value !== undefined) query.set(key, String(value));
  return query.toString();
}

export function hasFilters({ page: _page, ...filters }: JournalFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
