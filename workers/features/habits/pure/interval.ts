import { addDays, type LocalDay, localDayOf, startOfLocalDay } from '#workers/kernel/local-day.ts';

/** Bit 0 is Monday, bit 6 is Sunday. */
export type Weekdays = number;

/** When a task is due. `weekly`: on any n days of a week from Monday to Sunday, as the person likes. */
export interface Rule {
  intervalKind: 'days' | 'weekly' | 'weekdays';
  intervalN: number;
  weekdays: Weekdays;
  restDays: Weekdays;
  startsOn: LocalDay;
}

export interface Pause {
  fromDay: LocalDay;
  toDay: LocalDay | null;
}

const DAY_MS = 86_400_000;
const dayNumber = (day: LocalDay) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: LocalDay): number {
  return (dayNumber(day) + 3) % 7;
}

export function mondayOf(day: LocalDay): LocalDay {
  return addDays(day, -weekdayOf(day));
}

export function daysFrom(first: LocalDay, last: LocalDay): number {
  return dayNumber(last) - dayNumber(first);
}

/** Whether the calendar of a zone has this day: Apia had no 2011-12-30. */
export function isLived(day: LocalDay, timeZone: string): boolean {
  return localDayOf(startOfLocalDay(day, timeZone), timeZone) === day;
}

export function isPaused(day: LocalDay, pauses: readonly Pause[]): boolean {
  return pauses.some(({ fromDay, toDay }) => fromDay <= day && (toDay === null || day <= toDay));
}

/** Whether a task falls on a day. A weekly one falls on every day that is no rest: its week says whether it is still wanted. */
export function isDue(rule: Rule, day: LocalDay): boolean {
  if (day < rule.startsOn) return false;
  const bit = 1 << weekdayOf(day);
  if ((rule.restDays & bit) !== 0) return false;
  if (rule.intervalKind === 'weekdays') return (rule.weekdays & bit) !== 0;
  return rule.intervalKind === 'weekly' || daysFrom(rule.startsOn, day) % rule.intervalN === 0;
}

/**
 * How many days one time stands for, on average: 1 for a daily task, 3.5 for one that is wanted twice a week. 7 at most, so
 * that a rare task can become strong, too.
 */
export function spanDays(rule: Pick<Rule, 'intervalKind' | 'intervalN' | 'weekdays' | 'restDays'>): number {
  if (rule.intervalKind === 'weekly') return 7;
  if (rule.intervalKind === 'days') return Math.min(7, rule.intervalN);
  return 7 / Math.max(1, bitsOf(rule.weekdays & ~rule.restDays));
}

export function bitsOf(weekdays: Weekdays): number {
  return [0, 1, 2, 3, 4, 5, 6].filter((bit) => (weekdays & (1 << bit)) !== 0).length;
}
