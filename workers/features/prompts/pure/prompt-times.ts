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
  const upTo = (start: number, end: number) => (start < end ? { from: start, to: end } : null);
  let start = from;
  for (const stretch of quietStretches(quiet)) {
    if (stretch.from > start) return upTo(start, Math.min(to, stretch.from));
    start = Math.max(start, stretch.to);
  }
  return upTo(start, to);
}

/** In the order of one day; a night is two. */
function quietStretches(quiet: Timetable['quiet']): { from: number; to: number }[] {
  if (quiet === null || quiet.from === quiet.to) return [];
  if (quiet.from < quiet.to) return [quiet];
  return [
    { from: 0, to: quiet.to },
    { from: quiet.from, to: MINUTES },
  ];
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

/** Occurrences of a local day, in order. */
function occurrencesOf(day: LocalDay, timetable: Timetable, timeZone: string): Occurrence[] {
  if (!timetable.weekdays.includes(weekdayOf(day))) return [];
  return timetable.windows
    .flatMap((window) => occurrenceOn(day, window, timetable, timeZone) ?? [])
    .sort(inOrder);
}

/** Where somebody stands in their plan. */
export type Place = Pick<Occurrence, 'day' | 'slot' | 'dueAt'>;

/** Windows that overlap may open at one instant: then the slots' own order counts. */
function inOrder(a: Place, b: Place): number {
  return a.dueAt.getTime() - b.dueAt.getTime() || SLOTS.indexOf(a.slot) - SLOTS.indexOf(b.slot);
}

export interface Planned {
  next: Occurrence | null;
  /** What was due after `after` and is of no use any more. */
  missed: Occurrence[];
}

/** How a slot of a day is named in a set of those that are taken. */
export const slotKey = ({ day, slot }: { day: string; slot: string }) => `${day} ${slot}`;

export interface Asked {
  /** The last one that was dealt with; null for a new timetable. */
  after: Place | null;
  now: Date;
  timetable: Timetable;
  timeZone: string;
  /** Slots of days that have their prompt already, by `slotKey`: they get no other. */
  taken: ReadonlySet<string>;
}

/** The first occurrence that is still of use and not taken, and those since `after` that are of no use any more. */
export function planAfter({ after, now, timetable, timeZone, taken }: Asked): Planned {
  const missed: Occurrence[] = [];
  const today = localDayOf(now, timeZone);
  const from = after === null ? today : after.day;
  const { pausedUntil } = timetable;
  // Someone who was away for long is not told of every day of it.
  const first = from < addDays(today, -3) ? addDays(today, -3) : addDays(from, -1);
  for (let ahead = 0; ahead < DAYS_AHEAD + 4; ahead += 1) {
    for (const occurrence of occurrencesOf(addDays(first, ahead), timetable, timeZone)) {
      if (after !== null && inOrder(occurrence, after) <= 0) continue;
      if (occurrence.until <= now) {
        if (after !== null) missed.push(occurrence);
        continue;
      }
      if (taken.has(slotKey(occurrence))) continue;
      if (pausedUntil !== null && occurrence.until <= pausedUntil) continue;
      const dueAt = pausedUntil !== null && occurrence.dueAt < pausedUntil ? pausedUntil : occurrence.dueAt;
      return { next: { ...occurrence, dueAt }, missed };
    }
  }
  return { next: null, missed };
}
