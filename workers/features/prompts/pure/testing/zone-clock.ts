import type { LocalDay } from '#workers/kernel/local-day.ts';
import { type Occurrence, SLOTS, type Timetable } from '../prompt-times.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clock is ahead of UTC, in ms, as its long name says ('GMT+10:30'): the product reads the clock instead. */
export function namedOffsetMs(at: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', hour: 'numeric' });
  formats.set(zone, format);
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(at)) ?? [];
  const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -size : size;
}

/** A time with one offset: `from` is part of it, `to` is not. */
interface Stretch {
  from: number;
  to: number;
  offsetMs: number;
}

/** The offsets between two instants; a change is found to the second. */
function stretchesOf(zone: string, from: number, to: number): Stretch[] {
  const found: Stretch[] = [{ from, to, offsetMs: namedOffsetMs(from, zone) }];
  for (let at = from; at < to; at += DAY_MS / 2) {
    const last = found.at(-1);
    const next = Math.min(to, at + DAY_MS / 2);
    const offsetMs = namedOffsetMs(next, zone);
    if (last === undefined || last.offsetMs === offsetMs) continue;
    const change = changeBetween(zone, at, next);
    last.to = change;
    found.push({ from: change, to, offsetMs });
  }
  return found;
}

function changeBetween(zone: string, before: number, after: number): number {
  const offset = namedOffsetMs(before, zone);
  let [low, high] = [before, after];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (namedOffsetMs(middle, zone) === offset) low = middle;
    else high = middle;
  }
  return high;
}

const known = new Map<string, number[]>();

/** The changes of a zone's clock in a year; two within ten days are not looked for. */
export function changesIn(zone: string, year: number): number[] {
  const key = `${zone} ${year}`;
  const found = known.get(key) ?? [];
  if (known.has(key)) return found;
  const step = 10 * DAY_MS;
  let offset = namedOffsetMs(Date.UTC(year, 0, 1), zone);
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += step) {
    const next = namedOffsetMs(at + step, zone);
    if (next !== offset) found.push(changeBetween(zone, at, at + step));
    offset = next;
  }
  known.set(key, found);
  return found;
}

const dayOf = (wall: number) => new Date(wall).toISOString().slice(0, 10) as LocalDay;

/** The first instant at which the clock shows `wanted`, or jumps over it. */
function firstShown(stretches: readonly Stretch[], wanted: number): number | null {
  for (const { from, to, offsetMs } of stretches) {
    const at = wanted - offsetMs;
    if (at >= from && at < to) return at;
  }
  const jump = stretches.find(({ from, offsetMs }, n) => {
    const before = stretches[n - 1];
    return before !== undefined && from + before.offsetMs <= wanted && from + offsetMs > wanted;
  });
  return jump?.from ?? null;
}

/** Minute by minute. */
function loudMinutes(window: Timetable['windows'][number], quiet: Timetable['quiet']) {
  const isQuiet = (minute: number) => {
    if (quiet === null) return false;
    const { from, to } = quiet;
    return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  };
  let from = window.from;
  while (from < window.to && isQuiet(from)) from += 1;
  let to = from;
  while (to < window.to && !isQuiet(to)) to += 1;
  return from === to ? null : { from, to };
}

/** What must be prompted of the days whose windows are open between two instants, told by the zone's offsets alone. */
export function wantedBetween(zone: string, timetable: Timetable, from: number, to: number): Occurrence[] {
  const stretches = stretchesOf(zone, from - 3 * DAY_MS, to + 3 * DAY_MS);
  const days = new Set<LocalDay>();
  for (const stretch of stretches)
    for (let wall = stretch.from + stretch.offsetMs; ; wall = Math.floor(wall / DAY_MS + 1) * DAY_MS) {
      if (wall >= stretch.to + stretch.offsetMs) break;
      days.add(dayOf(wall));
    }
  const wanted = [...days].flatMap((day) => {
    const midnight = Date.parse(`${day}T00:00:00Z`);
    if (!timetable.weekdays.includes(new Date(midnight).getUTCDay() || 7)) return [];
    return timetable.windows.flatMap((window): Occurrence[] => {
      const loud = loudMinutes(window, timetable.quiet);
      const due = loud && firstShown(stretches, midnight + loud.from * 60_000);
      if (loud === null || due === null) return [];
      const end = firstShown(stretches, midnight + loud.to * 60_000);
      const until = end !== null && end > due ? end : due + (loud.to - loud.from) * 60_000;
      return [{ day, slot: window.slot, dueAt: new Date(due), until: new Date(until) }];
    });
  });
  return wanted
    .filter(({ dueAt, until }) => until.getTime() > from && dueAt.getTime() < to)
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || SLOTS.indexOf(a.slot) - SLOTS.indexOf(b.slot));
}
