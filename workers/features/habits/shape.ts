import type { Weekdays } from './pure/interval.ts';
import type { GoalRow, PauseRow, TemplateRow, WindowFields } from './queries.ts';
import type { Goal, Interval, Pause, ReminderWindow, Task, TaskTarget, TaskTemplate } from './schemas.ts';
import type { ShownRow } from './task-queries.ts';

/** Days 1 (Monday) to 7 as bits. */
export function bitsFrom(days: readonly number[]): Weekdays {
  return days.reduce((bits, day) => bits | (1 << (day - 1)), 0);
}

export function daysOf(bits: Weekdays): number[] {
  return [1, 2, 3, 4, 5, 6, 7].filter((day) => (bits & (1 << (day - 1))) !== 0);
}

export function intervalColumns(interval: Interval) {
  if (interval.kind === 'days')
    return { intervalKind: 'days' as const, intervalN: interval.every, weekdays: 127 };
  if (interval.kind === 'weekly')
    return { intervalKind: 'weekly' as const, intervalN: interval.times, weekdays: 127 };
  return { intervalKind: 'weekdays' as const, intervalN: 1, weekdays: bitsFrom(interval.days) };
}

export function targetColumn(target: TaskTarget | null) {
  if (target === null) return null;
  return { kind: target.kind, amount: target.amount, unit: target.kind === 'count' ? target.unit : null };
}

export function windowColumns(window: ReminderWindow | null): WindowFields | null {
  if (window === null) return null;
  const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return {
    fromMinute: minuteOf(window.from),
    toMinute: minuteOf(window.to),
    weekdays: bitsFrom(window.weekdays),
  };
}

function shapeInterval(row: Pick<TemplateRow, 'intervalKind' | 'intervalN' | 'weekdays'>): Interval {
  if (row.intervalKind === 'days') return { kind: 'days', every: row.intervalN };
  if (row.intervalKind === 'weekly') return { kind: 'weekly', times: row.intervalN };
  return { kind: 'weekdays', days: daysOf(row.weekdays) };
}

function shapeTarget(target: TemplateRow['target']): TaskTarget | null {
  if (target === null) return null;
  return target.kind === 'minutes'
    ? { kind: 'minutes', amount: target.amount }
    : { kind: 'count', amount: target.amount, unit: target.unit ?? '' };
}

const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export function shapeTemplate(row: TemplateRow, window: WindowFields | null): TaskTemplate {
  return {
    id: row.id,
    goalId: row.goalId,
    title: row.title,
    note: row.note,
    group: row.groupName,
    interval: shapeInterval(row),
    restDays: daysOf(row.restDays),
    target: shapeTarget(row.target),
    window:
      window === null
        ? null
        : {
            from: clockOf(window.fromMinute),
            to: clockOf(window.toMinute),
            weekdays: daysOf(window.weekdays),
          },
    startsOn: row.startsOn,
    needsCapture: row.needsCapture,
    strength: row.strength,
    streak: row.streak,
    bestStreak: row.bestStreak,
    source: row.source,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function shapeTask({ task, note, strength, streak }: ShownRow): Task {
  return {
    id: task.id,
    templateId: task.templateId,
    localDay: task.localDay,
    state: task.state,
    title: task.title,
    note,
    group: task.groupName,
    target: shapeTarget(task.target),
    amount: task.amount,
    needsCapture: task.needsCapture,
    startedAt: task.startedAt?.toISOString() ?? null,
    endedAt: task.endedAt?.toISOString() ?? null,
    isBackdated: task.isBackdated,
    strength,
    streak,
  };
}

export function shapeGoal(row: GoalRow): Goal {
  return {
    id: row.id,
    title: row.title,
    why: row.why,
    source: row.source,
    createdAt: row.createdAt.toISOString(),
  };
}

export function shapePause({ id, reason, fromDay, toDay }: PauseRow): Pause {
  return { id, reason, fromDay, toDay };
}
