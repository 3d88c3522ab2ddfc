import { addDays, type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';
import { instantOfMinute, weekdayOf } from './local-instants.ts';

export const SLOTS = ['morning', 'midday', 'evening'] as const;
export type Slot = (typeof SLOTS)[number];

/** Minutes of the local day: `from` inclusive, `to` exclusive. */
export interface Window {
  slot: Slot;
  from: number;
  to: number;
}

export interface Timetable {
  windows: readonly Window[];
  /** 1 Monday to 7 Sunday. */
  weekdays: readonly number[];
  /** Null: none. The end may lie before the start: a night. */
  quiet: { from: number; to: number } | null;
  pausedUntil: Date | null;
}

/** One prompt that is due once: the local day and the slot name it, whatever the clock does. */
export interface Occurrence {
  day: LocalDay;
  slot: Slot;
  dueAt: Date;
  /** After it the prompt is of no use. */
  until: Date;
}

/** Longer than a week, so that a single weekday is found. */
const DAYS_AHEAD = 15;
const MINUTES = 1440;

export function isQuiet(minute: number, quiet: Timetable['quiet']): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  return quiet.from < quiet.to
    ? minute >= quiet.from && minute < quiet.to
    : minute >= quiet.from || minute < quiet.to;
}

/** The first stretch of a window that is not quiet; null when all of it is. */
export function loudPart(
  { from, to }: Window,
  quiet: Timetable['quiet'],
): { from: number; to: number } | null {
  let start = from;
  while (start < to && isQuiet(start, quiet)) start += 1;
  if (start === to) return null;
  let end = start;
  while (end < to && !isQuiet(end, quiet)) end += 1;
  return { from: start, to: end };
}

/**
 * When a window of a day is open. A window that the clock leaves out opens where the clock jumps, for as long as it would
 * have been; of one that comes twice the first opens, and the end is that of the second. Null on a day that the zone never
 * had, or when all of the window is quiet.
 */
export function occurrenceOn(
  day: LocalDay,
  window: Window,
  timetable: Timetable,
  timeZone: string,
): Occurrence | null {
  const part = loudPart(window, timetable.quiet);
  if (part === null) return null;
  const dueAt = instantOfMinute(day, part.from, timeZone);
  if (dueAt === null) return null;
  const end = instantOfMinute(day, Math.min(part.to, MINUTES), timeZone);
  const lengthMs = (part.to - part.from) * 60_000;
  const until = end !== null && end > dueAt ? end : new Date(dueAt.getTime() + lengthMs);
  return { day, slot: window.slot, dueAt, until };
}

/** All occurrences that begin within the days, in order. */
export function occurrencesBetween(
  timetable: Timetable,
  timeZone: string,
  days: { first: LocalDay; count: number },
): Occurrence[] {
  const found: Occurrence[] = [];
  for (let ahead = 0; ahead < days.count; ahead += 1) {
    const day = addDays(days.first, ahead);
    if (!timetable.weekdays.includes(weekdayOf(day))) continue;
    for (const window of timetable.windows) {
      const occurrence = occurrenceOn(day, window, timetable, timeZone);
      if (occurrence !== null) found.push(occurrence);
    }
  }
  return found.sort(inOrder);
}

type Place = Pick<Occurrence, 'day' | 'slot' | 'dueAt'>;

/** Windows that overlap may open at one instant: then the slots' own order counts. */
function inOrder(a: Place, b: Place): number {
  return a.dueAt.getTime() - b.dueAt.getTime() || SLOTS.indexOf(a.slot) - SLOTS.indexOf(b.slot);
}

export interface Planned {
  next: Occurrence | null;
  /** What was due after `after` and is of no use any more. */
  missed: Occurrence[];
}

/**
 * What comes after `after` (the last one that was dealt with; null for a new timetable), seen from `now`: the first that is
 * still of use, and those before it that are not.
 */
export function planAfter(after: Place | null, now: Date, timetable: Timetable, timeZone: string): Planned {
  const missed: Occurrence[] = [];
  const today = localDayOf(now, timeZone);
  const from = after === null ? today : after.day;
  // Someone who was away for long is not told of every day of it.
  const first = from < addDays(today, -3) ? addDays(today, -3) : addDays(from, -1);
  for (const occurrence of occurrencesBetween(timetable, timeZone, { first, count: DAYS_AHEAD + 4 })) {
    if (after !== null && inOrder(occurrence, after) <= 0) continue;
    if (occurrence.until <= now) {
      if (after !== null) missed.push(occurrence);
      continue;
    }
    const { pausedUntil } = timetable;
    if (pausedUntil !== null && occurrence.until <= pausedUntil) continue;
    const dueAt = pausedUntil !== null && occurrence.dueAt < pausedUntil ? pausedUntil : occurrence.dueAt;
    return { next: { ...occurrence, dueAt }, missed };
  }
  return { next: null, missed };
}
