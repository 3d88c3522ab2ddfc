import type { HouseId } from '#workers/features/archetypes/pure/catalogue/types.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';

/** `days`: days with something done; `tasks`: tasks done; `full-days`: days on which all was done. */
export const CHALLENGE_KINDS = ['days', 'tasks', 'full-days'] as const;
export type ChallengeKind = (typeof CHALLENGE_KINDS)[number];

export interface Challenge {
  kind: ChallengeKind;
  /** In the kind's count, for each member: within reach of a plan with one daily task. */
  goal: number;
}

const GOALS: Readonly<Record<ChallengeKind, number>> = { days: 5, tasks: 7, 'full-days': 3 };
const ORDER: readonly HouseId[] = ['dawn', 'grove', 'forge', 'tide'];
const WEEK_MS = 7 * 86_400_000;
/** A Monday. */
const FIRST_WEEK = Date.parse('2024-01-01T00:00:00Z');

/** The Monday of the week that holds a day. */
export function mondayOf(day: LocalDay): LocalDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return addDays(day, 1 - weekday);
}

/**
 * What a house sets itself in a week: by turns, so that no house has the same in two weeks running, and each week has at
 * least two kinds.
 * @param week a Monday
 */
export function challengeOf(house: HouseId, week: LocalDay): Challenge {
  const turn = Math.round((Date.parse(`${week}T00:00:00Z`) - FIRST_WEEK) / WEEK_MS) + ORDER.indexOf(house);
  const kind = CHALLENGE_KINDS.at(turn % CHALLENGE_KINDS.length) ?? 'days';
  return { kind, goal: GOALS[kind] };
}

/** How much of a challenge somebody did, in its kind's count. */
export function doneOf(kind: ChallengeKind, days: readonly { due: number; done: number }[]): number {
  if (kind === 'tasks') return days.reduce((sum, { done }) => sum + done, 0);
  return days.filter(({ due, done }) => done > 0 && (kind === 'days' || done >= due)).length;
}

/** Weeks whose figures may still change: days of each zone that has today, and days that may be told of for a week. */
export function openWeeks(utcDay: LocalDay): LocalDay[] {
  return [...new Set([addDays(utcDay, -8), addDays(utcDay, -1), addDays(utcDay, 1)].map(mondayOf))];
}
