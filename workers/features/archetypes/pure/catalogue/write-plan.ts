import type { PlannedGoal, PlannedTask, Words } from './types.ts';

export const words = (en: string, de: string): Words => ({ en, de });

export function goal(key: string, name: Words, why: Words, ...tasks: PlannedTask[]): PlannedGoal {
  return { key, name, why, tasks };
}

type When = Pick<PlannedTask, 'rhythm' | 'window'>;

export const daily = (window: PlannedTask['window']): When => ({ rhythm: { kind: 'daily' }, window });
export const perWeek = (times: number, window: PlannedTask['window']): When => ({
  rhythm: { kind: 'per-week', times },
  window,
});
export const onDays = (days: readonly number[], window: PlannedTask['window']): When => ({
  rhythm: { kind: 'weekdays', days },
  window,
});

export function task(
  key: string,
  name: Words,
  when: When,
  target: PlannedTask['target'] = { kind: 'done' },
): PlannedTask {
  return { key, name, ...when, target };
}

export const minutes = (count: number): PlannedTask['target'] => ({ kind: 'minutes', minutes: count });
export const count = (times: number, unit: Words): PlannedTask['target'] => ({
  kind: 'count',
  count: times,
  unit,
});
