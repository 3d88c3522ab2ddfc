import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';

const DAY_MS = 86_400_000;
const REACH_MS = 26 * 3_600_000;
const DAYS_KEPT = 200;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsetsOfDays = new Map<string, Map<number, number>>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

const wholeSeconds = (instantMs: number) => Math.floor(instantMs / 1000) * 1000;

function readOffset(instantMs: number, timeZone: string): number {
  const found: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instantMs)) found[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found;
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSeconds(instantMs);
}

/** At the begin of a day of UTC, counted from 1970. Reading a clock costs microseconds, and a day is asked about often. */
function offsetOfDay(day: number, timeZone: string): number {
  const days = offsetsOfDays.get(timeZone) ?? new Map<number, number>();
  const known = days.get(day);
  if (known !== undefined) return known;
  const read = readOffset(day * DAY_MS, timeZone);
  if (days.size >= DAYS_KEPT) days.clear();
  offsetsOfDays.set(timeZone, days.set(day, read));
  return read;
}

/**
 * How far a zone's clock is ahead of UTC, in ms. No zone of the tz database (2025b) ever changed twice within 95 hours, so that
 * a day of UTC with one offset at both its ends has no other in between.
 */
function offsetMs(instantMs: number, timeZone: string): number {
  const day = Math.floor(instantMs / DAY_MS);
  const offset = offsetOfDay(day, timeZone);
  return offsetOfDay(day + 1, timeZone) === offset ? offset : readOffset(instantMs, timeZone);
}

/** What the zone's clock shows, as if it were UTC, in ms. Throws RangeError for an unknown zone. */
export function wallClockMs(instantMs: number, timeZone: string): number {
  return wholeSeconds(instantMs) + offsetMs(instantMs, timeZone);
}

/**
 * The first instant at which the zone's clock shows a minute of a local day (0 to 1440). A minute that comes twice gives
 * the first; one that the clock leaves out gives the instant at which it jumps. Null for a day that the zone never had
 * (Apia, 2011-12-30).
 */
export function instantOfMinute(day: LocalDay, minute: number, timeZone: string): Date | null {
  const dayMs = Date.parse(`${day}T00:00:00Z`);
  const wanted = dayMs + minute * 60_000;
  // Within this reach a clock changes once at most.
  const offsets = [
    ...new Set([offsetMs(wanted - REACH_MS, timeZone), offsetMs(wanted + REACH_MS, timeZone)]),
  ];
  const exact = offsets.map((offset) => wanted - offset).filter((at) => wallClockMs(at, timeZone) === wanted);
  if (exact.length > 0) return new Date(Math.min(...exact));
  const jump = jumpOver(wanted, offsets, timeZone);
  return jump !== null && hasDay(day, jump, timeZone) ? new Date(jump) : null;
}

/** The instant at which the clock jumps from before `wanted` to after it. */
function jumpOver(wanted: number, offsets: readonly number[], timeZone: string): number | null {
  let before = wanted - Math.max(...offsets);
  let after = wanted - Math.min(...offsets);
  if (wallClockMs(before, timeZone) > wanted || wallClockMs(after, timeZone) < wanted) return null;
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (wallClockMs(middle, timeZone) >= wanted) after = middle;
    else before = middle;
  }
  return after;
}

/** Whether any instant beside the jump lies on the day: the jump itself may have swallowed all of it. */
function hasDay(day: LocalDay, jump: number, timeZone: string): boolean {
  const dayAt = (at: number) => new Date(wallClockMs(at, timeZone)).toISOString().slice(0, 10);
  return dayAt(jump - 1000) === day || dayAt(jump) === day;
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: LocalDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The Monday of the week that holds a day. */
export function mondayOf(day: LocalDay): LocalDay {
  return addDays(day, 1 - weekdayOf(day));
}

/** The minute of the local day, 0 to 1439. */
export function minuteOfDay(instant: Date, timeZone: string): number {
  const wall = new Date(wallClockMs(instant.getTime(), timeZone));
  return wall.getUTCHours() * 60 + wall.getUTCMinutes();
}
