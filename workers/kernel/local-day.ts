declare const localDay: unique symbol;

/** A person's day, 'YYYY-MM-DD', in their own time zone. Not an instant. */
export type LocalDay = string & { readonly [localDay]: true };

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

interface LocalParts {
  day: LocalDay;
  hour: number;
  minute: number;
  second: number;
}

function localParts(instant: Date, timeZone: string): LocalParts {
  const found: Record<string, string> = {};
  for (const part of formatterFor(timeZone).formatToParts(instant)) found[part.type] = part.value;
  return {
    day: `${(found.year ?? '').padStart(4, '0')}-${found.month}-${found.day}` as LocalDay,
    hour: Number(found.hour),
    minute: Number(found.minute),
    second: Number(found.second),
  };
}

/** Of names with three letters, those that are IANA's: ICU has others, which Postgres reads in its own way. */
const SHORT_NAMES = new Set('CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET'.split(' '));

/**
 * What is kept for a name of the IANA database: the name, older ones too ('US/Pacific'); of three letters the place that they
 * stand for, since Postgres takes 'CET' for one offset. Null for anything else; an offset is none: Postgres reads '+05:00' as
 * west of Greenwich.
 */
export function timeZoneOf(name: string): string | null {
  if (/^(?:[+-]|SystemV\/)/i.test(name)) return null;
  const isShort = name.length === 3;
  if (isShort && !SHORT_NAMES.has(name.toUpperCase())) return null;
  try {
    const { timeZone } = formatterFor(name).resolvedOptions();
    return isShort ? timeZone : name;
  } catch {
    return null;
  }
}

/** The local day that holds an instant. Throws RangeError for an unknown zone. */
export function localDayOf(instant: Date, timeZone: string): LocalDay {
  return localParts(instant, timeZone).day;
}

/** The local hour (0..23) of an instant. */
export function localHourOf(instant: Date, timeZone: string): number {
  return localParts(instant, timeZone).hour;
}

/** Reads 'YYYY-MM-DD'; null when there is no such day in the calendar. */
export function parseLocalDay(text: string): LocalDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : (text as LocalDay);
}

export function addDays(day: LocalDay, days: number): LocalDay {
  const moved = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
  return moved.toISOString().slice(0, 10) as LocalDay;
}

/**
 * The first instant of a local day. It is found by bisection over the zone's own calendar, so that days which start at
 * 01:00 (a clock that goes forward at midnight) or were skipped (Apia, 2011-12-30: gives the start of the next day) hold.
 */
export function startOfLocalDay(day: LocalDay, timeZone: string): Date {
  const noonUtc = Date.parse(`${day}T12:00:00Z`);
  let before = noonUtc - 36 * 3_600_000;
  let after = noonUtc + 36 * 3_600_000;
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (localDayOf(new Date(middle), timeZone) >= day) after = middle;
    else before = middle;
  }
  return new Date(after);
}
