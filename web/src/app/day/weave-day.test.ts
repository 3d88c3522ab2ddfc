import { expect, it } from 'vitest';
import type { Task } from '#workers/features/habits/schemas.ts';
import type { MoodMoment } from '#workers/features/mood/schemas.ts';
import { parseLocalDay } from '#workers/kernel/local-day.ts';
import { taskOf } from '../../testing/task-of.ts';
import { type DayParts, weaveDay } from './weave-day.ts';

const day = parseLocalDay('2026-11-26');
if (day === null) throw new Error('no such day');
const NOTHING: DayParts = { meals: [], entries: [], moments: [], tasks: [], night: null, readings: [] };
const IN_VIENNA = { day, isToday: true, timeZone: 'Europe/Vienna', midnight: '2026-11-25T23:00:00.000Z' };

const task = (id: string, change: Partial<Task>): Task => taskOf({ id, localDay: '2026-11-26', ...change });
const moment = (at: string): MoodMoment => ({
  id: at,
  occurredAt: at,
  localDay: '2026-11-26',
  label: 'calm',
  heart: 'absent',
  strain: null,
  strainBy: null,
});
const keys = (parts: Partial<DayParts>, where = IN_VIENNA) => {
  const woven = weaveDay({ ...NOTHING, ...parts }, where);
  return {
    happened: woven.happened.map(({ key }) => key),
    untimed: woven.untimed.map(({ id }) => id),
    left: woven.leftOpen,
  };
};

it('puts a task that is done at its time among the rest, and one that is due after them', () => {
  const tasks = [
    task('skipped', { state: 'skipped', endedAt: '2026-11-26T08:00:00.000Z' }),
    task('due', {}),
    task('done', { state: 'completed', endedAt: '2026-11-26T10:00:00.000Z' }),
  ];
  const moments = [moment('2026-11-26T11:00:00.000Z'), moment('2026-11-26T09:00:00.000Z')];
  expect(keys({ tasks, moments })).toEqual({
    happened: ['moment 2026-11-26T09:00:00.000Z', 'task done', 'moment 2026-11-26T11:00:00.000Z'],
    untimed: ['due', 'skipped'],
    left: 0,
  });
});

it('gives no time to a task that was ticked on another local day', () => {
  const late = task('late', { state: 'completed', endedAt: '2026-11-26T23:30:00.000Z', isBackdated: true });
  const yesterday = { ...IN_VIENNA, isToday: false };
  expect(keys({ tasks: [late] }, yesterday)).toEqual({ happened: [], untimed: ['late'], left: 0 });
});

it('counts what was left open on a day gone by, and lists it on the day itself', () => {
  const tasks = [task('open', {}), task('over', { state: 'expired' })];
  expect(keys({ tasks }, { ...IN_VIENNA, isToday: false })).toEqual({ happened: [], untimed: [], left: 2 });
  expect(keys({ tasks })).toEqual({ happened: [], untimed: ['open', 'over'], left: 0 });
});
