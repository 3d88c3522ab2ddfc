import { expect, test } from 'vitest';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { asId } from '#workers/kernel/ids.ts';
import { todayOf } from './days.ts';
import { pageOfDay } from './make-days.ts';
import { habitsKit } from './testing/habits-kit.ts';

const kit = habitsKit();
const { plan, tasksOf, first, deed, template, tomorrow, memberId, contextOf, close } = kit;

test('asking for a day twice at once makes its tasks once', async () => {
  await plan();
  tomorrow();
  await Promise.all([tasksOf(), tasksOf(), tasksOf()]);
  expect(await tasksOf()).toHaveLength(1);
  const [own] = await kit.app.database.sql<{ part: string }>(
    `select tableoid::regclass::text as part from task_instances where id = $1`,
    [(await first()).id],
  );
  expect(own?.part).toMatch(/^task_instances_\d+$/);
});

test('a large plan answers with its page, and makes the rest of its days after it', async () => {
  for (let n = 1; n <= 6; n += 1) await plan({ title: `Habit ${n}`, group: n % 2 === 0 ? 'Even' : '' });
  const id = asId<'member'>(await memberId());
  tomorrow(2);
  const ctx = await contextOf(id);
  const rest: Promise<unknown>[] = [];
  const deps = { ...kit.app.deps, later: (work: Promise<unknown>) => void rest.push(work) };
  const page = (offset: number) =>
    pageOfDay({ ctx, deps }, { day: todayOf(ctx), limit: 2, offset, madeAtOnce: 5 });
  const made = async () => {
    const days = await kit.app.database.sql<{ n: number }>(`select count(*)::int as n from task_instances
      where member_id = '${id}' and local_day > '2026-06-10' group by local_day order by local_day`);
    return days.map(({ n }) => n);
  };
  const [first, again, second] = await Promise.all([page(0), page(0), page(2)]);
  expect(first.total).toBe(6);
  expect(again).toEqual(first);
  await Promise.all(rest);
  expect(await made()).toEqual([6, 6]);
  const listed = await tasksOf();
  expect(listed.slice(0, 4).map((one) => one.id)).toEqual(
    [...first.rows, ...second.rows].map(({ task: { id } }) => id),
  );
  const few = [...rest];
  await page(0);
  expect(rest).toEqual(few);
});

test('days that went by expire, count as missed, and can be told of for seven days', async () => {
  const { id } = await plan();
  await deed((await first()).id, 'complete', {});
  tomorrow(2);
  await close();
  expect(await first('2026-06-11')).toMatchObject({ state: 'expired' });
  const strength = (await template(id)).strength;
  expect(await template(id)).toMatchObject({ streak: 0, bestStreak: 1 });
  const told = await kit.person.send('POST', `/api/v1/task-templates/${id}/days`, { localDay: '2026-06-11' });
  expect(told.status).toBe(201);
  expect(await dataOf(told)).toMatchObject({ state: 'completed', isBackdated: true });
  expect(await template(id)).toMatchObject({ streak: 2 });
  expect((await template(id)).strength).toBeGreaterThan(strength);
  const tell = (localDay: string) =>
    kit.person.send('POST', `/api/v1/task-templates/${id}/days`, { localDay });
  expect((await tell('2026-06-11')).status).toBe(409);
  expect((await tell('2026-06-04')).status).toBe(422);
  expect((await tell('2026-06-13')).status).toBe(422);
});

test('closing days again changes nothing, and a week that was slept through is made a week back at most', async () => {
  await plan();
  tomorrow(20);
  await close();
  const count = () =>
    kit.app.database.sql<{ n: number }>(
      `select count(*)::int as n from task_instances where member_id = '${id}'`,
    );
  const id = await memberId();
  const before = await count();
  expect(before[0]?.n).toBe(9);
  await kit.app.database.sql(
    `update habit_clocks set next_roll_at = now() - interval '1 year' where member_id = $1`,
    [id],
  );
  await close();
  expect(await count()).toEqual(before);
});

test('a weekly task is wanted until its week has what it asks for', async () => {
  await plan({ interval: { kind: 'weekly', times: 2 } });
  for (const _ of [1, 2]) {
    await deed((await first()).id, 'complete', {});
    tomorrow();
  }
  expect(await tasksOf()).toEqual([]);
  tomorrow(3);
  expect(await tasksOf()).toHaveLength(1);
});

test('a pause excuses what is open, keeps the streak, and ends', async () => {
  const { id } = await plan();
  await deed((await first()).id, 'complete', {});
  tomorrow();
  await tasksOf();
  const made = await kit.person.send('POST', '/api/v1/habit-pauses', { reason: 'illness' });
  const pause = (await dataOf(made)) as { id: string };
  expect(await first()).toMatchObject({ state: 'excused' });
  tomorrow(2);
  await close();
  expect(await tasksOf()).toEqual([]);
  expect(await template(id)).toMatchObject({ streak: 1 });
  const ended = await kit.person.send('PATCH', `/api/v1/habit-pauses/${pause.id}`, { toDay: '2026-06-12' });
  expect(ended.status).toBe(200);
  expect(await first()).toMatchObject({ state: 'scheduled' });
});
