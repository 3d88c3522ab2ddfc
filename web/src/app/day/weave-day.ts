import type { BodyDay } from '#workers/features/body/schemas.ts';
import type { FoodAnalysisSummary } from '#workers/features/food/schemas.ts';
import type { Task } from '#workers/features/habits/schemas.ts';
import type { JournalEntry } from '#workers/features/journal/schemas.ts';
import type { MoodMoment } from '#workers/features/mood/schemas.ts';
import { type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';
import type { Reading } from '../../features/body/readings.ts';

/** What happened at a moment of a day. */
export type Happening = { key: string; at: string } & (
  | { kind: 'meal'; meal: FoodAnalysisSummary }
  | { kind: 'entry'; entry: JournalEntry }
  | { kind: 'moment'; moment: MoodMoment }
  | { kind: 'task'; task: Task }
  | { kind: 'night'; night: BodyDay }
  | { kind: 'reading'; reading: Reading }
);

export interface WovenDay {
  /** In order of time. */
  happened: Happening[];
  /** Tasks without a time of that day: on the day itself all that are not done, later what was done or put off otherwise. */
  untimed: Task[];
  /** Tasks of a day gone by that nobody did. */
  leftOpen: number;
}

export interface DayParts {
  meals: readonly FoodAnalysisSummary[];
  entries: readonly JournalEntry[];
  moments: readonly MoodMoment[];
  tasks: readonly Task[];
  night: BodyDay | null;
  readings: readonly Reading[];
}

const OPEN: readonly Task['state'][] = ['scheduled', 'notified', 'started'];
const UNDONE: readonly Task['state'][] = [...OPEN, 'expired'];

/** Everything of a local day as one row of time. */
export function weaveDay(
  { meals, entries, moments, tasks, night, readings }: DayParts,
  {
    day,
    isToday,
    timeZone,
    midnight,
  }: { day: LocalDay; isToday: boolean; timeZone: string; midnight: string },
): WovenDay {
  const isTimed = (task: Task): task is Task & { endedAt: string } =>
    task.state === 'completed' &&
    task.endedAt !== null &&
    localDayOf(new Date(task.endedAt), timeZone) === day;
  // The sort is stable: a night stands before what begins at its end.
  const happened: Happening[] = [
    ...(night === null
      ? []
      : [{ kind: 'night', key: 'night', at: night.nightTo ?? midnight, night } as const]),
    ...meals.map((meal) => ({ kind: 'meal', key: `meal ${meal.id}`, at: meal.eatenAt, meal }) as const),
    ...entries.map(
      (entry) => ({ kind: 'entry', key: `entry ${entry.id}`, at: entry.occurredAt, entry }) as const,
    ),
    ...moments.map(
      (moment) => ({ kind: 'moment', key: `moment ${moment.id}`, at: moment.occurredAt, moment }) as const,
    ),
    ...tasks
      .filter(isTimed)
      .map((task) => ({ kind: 'task', key: taskKey(task), at: task.endedAt, task }) as const),
    ...readings.map(
      (reading) => ({ kind: 'reading', key: `reading ${reading.from}`, at: reading.from, reading }) as const,
    ),
  ];
  const rest = tasks.filter((task) => !isTimed(task));
  const isLeft = (task: Task) => !isToday && UNDONE.includes(task.state);
  return {
    happened: happened.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    untimed: rest
      .filter((task) => !isLeft(task))
      .sort((one, other) => Number(OPEN.includes(other.state)) - Number(OPEN.includes(one.state))),
    leftOpen: rest.filter(isLeft).length,
  };
}

/** The same wherever a task stands, so that a tick keeps the focus while its line moves to its time. */
export function taskKey({ id }: Task): string {
  return `task ${id}`;
}
