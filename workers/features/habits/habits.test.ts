import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { contextForJob } from '#workers/features/account/index.ts';
import { ARCHETYPES } from '#workers/features/archetypes/index.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import { todayOf } from './days.ts';
import {
  closeDueDays,
  completeInstance,
  markNotified,
  pickPromptTask,
  startPlan,
  strandedPlanJobs,
} from './index.ts';
import { pageOfDay } from './make-days.ts';
import { type Task, type TaskTemplate, task, taskTemplate } from './schemas.ts';
import { insertTasks } from './task-queries.ts';

let app: TestApp;
let person: TestPerson;
let now = new Date();

beforeAll(async () => {
  app = await testApp({ now: () => now });
});
beforeEach(async () => {
  now = new Date('2026-06-10T09:00:00Z');
  person = await app.person();
});
afterAll(() => app.close());

const DAILY = { kind: 'days', every: 1 };

async function dataOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { data: unknown }).data;
}

async function plan(body: object = {}): Promise<TaskTemplate> {
  const response = await person.send('POST', '/api/v1/task-templates', {
    title: 'Walk',
    interval: DAILY,
    ...body,
  });
  return taskTemplate.parse(await dataOf(response));
}

async function tasksOf(day?: string): Promise<Task[]> {
  const response = await person.get(`/api/v1/tasks${day === undefined ? '' : `?day=${day}`}`);
  return task.array().parse(await dataOf(response));
}

async function first(day?: string): Promise<Task> {
  const [found] = await tasksOf(day);
  if (found === undefined) throw new Error('there is no task');
  return found;
}

const deed = (id: string, name: string, body?: object) =>
  person.send('POST', `/api/v1/tasks/${id}/${name}`, body);
const template = async (id: string) =>
  taskTemplate.parse(await dataOf(await person.get(`/api/v1/task-templates/${id}`)));
const tomorrow = (days = 1) => {
  now = new Date(now.getTime() + days * 86_400_000);
};

async function memberId(): Promise<string> {
  return ((await dataOf(await person.get('/api/v1/users/me'))) as { id: string }).id;
}

async function contextOf(id: string) {
  const input = { deps: app.deps, memberId: asId<'member'>(id), job: 'test', now, correlationId: 'test' };
  const ctx = await contextForJob(input);
  if (ctx === null) throw new Error('the member is gone');
  return ctx;
}

const close = () => closeDueDays(app.deps, { now, limit: 50, contextOf });

test('a task is planned, due today, done, undone and skipped', async () => {
  await plan({ group: 'Morning', target: { kind: 'count', amount: 8, unit: 'glasses' } });
  const due = await first();
  expect(due).toMatchObject({ state: 'scheduled', localDay: '2026-06-10', group: 'Morning', amount: 0 });
  const some = await person.send('PUT', `/api/v1/tasks/${due.id}/progress`, { amount: 3 });
  expect(await dataOf(some)).toMatchObject({ state: 'started', amount: 3, streak: 0 });
  const all = await person.send('PUT', `/api/v1/tasks/${due.id}/progress`, { amount: 8 });
  expect(await dataOf(all)).toMatchObject({ state: 'completed', amount: 8, streak: 1 });
  expect(await dataOf(await deed(due.id, 'reopen'))).toMatchObject({
    state: 'scheduled',
    amount: 0,
    streak: 0,
  });
  expect(await dataOf(await deed(due.id, 'skip'))).toMatchObject({ state: 'skipped' });
});

test('a task with a length runs a timer', async () => {
  await plan({ target: { kind: 'minutes', amount: 20 } });
  const { id } = await first();
  expect(await dataOf(await deed(id, 'start'))).toMatchObject({
    state: 'started',
    startedAt: now.toISOString(),
  });
  now = new Date(now.getTime() + 15 * 60_000);
  expect(await dataOf(await deed(id, 'complete', {}))).toMatchObject({ state: 'completed', amount: 15 });
});

test('two devices that complete a task at once complete it once, and the second is told', async () => {
  await plan();
  const { id } = await first();
  const answers = await Promise.all([deed(id, 'complete', {}), deed(id, 'complete', {})]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await template((await first()).templateId)).toMatchObject({ streak: 1 });
  const refused = answers.find(({ status }) => status === 409);
  expect(await refused?.json()).toMatchObject({ error: { code: 'DAY-HAB-1004' } });
});

test('a tick that is sent again with its key, because the answer was lost, counts once and is answered as before', async () => {
  await plan();
  const { id } = await first();
  const send = () =>
    person.send('POST', `/api/v1/tasks/${id}/complete`, {}, { 'idempotency-key': 'one-tick-offline' });
  const [one, other] = [await send(), await send()];
  expect([one.status, other.status]).toEqual([200, 200]);
  expect(await dataOf(other)).toMatchObject({ state: 'completed', streak: 1 });
});

test('a transition that the table does not have is a 409', async () => {
  await plan();
  const { id } = await first();
  expect((await deed(id, 'reopen')).status).toBe(409);
  await deed(id, 'complete', {});
  for (const name of ['complete', 'skip', 'start'])
    expect((await deed(id, name, name === 'complete' ? {} : undefined)).status).toBe(409);
});

const DEEDS = { start: undefined, complete: {}, skip: undefined, reopen: undefined, progress: { amount: 1 } };

/** By hand, and not by the table that the product reads. */
const ALLOWED: Readonly<Record<string, (keyof typeof DEEDS)[]>> = {
  scheduled: ['start', 'complete', 'skip', 'progress'],
  notified: ['start', 'complete', 'skip', 'progress'],
  started: ['complete', 'skip', 'reopen', 'progress'],
  captured: [],
  in_review: [],
  approved: [],
  completed: ['reopen'],
  rejected: [],
  appealed: [],
  skipped: ['complete', 'reopen'],
  expired: ['complete', 'reopen'],
  excused: ['complete', 'reopen'],
};

test('every deed in every state does what it may, and else is a 409 that changes nothing', async () => {
  await plan({ target: { kind: 'count', amount: 2, unit: 'laps' } });
  const { id } = await first();
  const stateOf = async () => {
    const rows = await app.database.sql<{ state: string }>(
      `select state from task_instances where id = '${id}'`,
    );
    return rows[0]?.state;
  };
  for (const [state, allowed] of Object.entries(ALLOWED))
    for (const [name, body] of Object.entries(DEEDS)) {
      await app.database.sql(`update task_instances set state = '${state}' where id = $1`, [id]);
      const answer =
        name === 'progress'
          ? await person.send('PUT', `/api/v1/tasks/${id}/progress`, body)
          : await deed(id, name, body);
      const isAllowed = allowed.some((one) => one === name);
      expect(`${state} ${name} ${answer.status}`).toBe(`${state} ${name} ${isAllowed ? 200 : 409}`);
      expect((await stateOf()) === state).toBe(!isAllowed || (state === 'started' && name === 'progress'));
    }
}, 60_000);

test('a task that asks for a capture is not done by a tick', async () => {
  const { id } = await plan();
  await app.database.sql(`update task_instances set needs_capture = true where template_id = $1`, [id]);
  const due = await first();
  expect((await deed(due.id, 'complete', {})).status).toBe(409);
  await app.database.sql(`update task_instances set state = 'approved' where id = $1`, [due.id]);
  expect((await deed(due.id, 'complete', {})).status).toBe(200);
  expect((await deed(due.id, 'reopen')).status).toBe(409);
});

test('asking for a day twice at once makes its tasks once', async () => {
  await plan();
  tomorrow();
  await Promise.all([tasksOf(), tasksOf(), tasksOf()]);
  expect(await tasksOf()).toHaveLength(1);
  const [own] = await app.database.sql<{ part: string }>(
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
  const deps = { ...app.deps, later: (work: Promise<unknown>) => void rest.push(work) };
  const page = (offset: number) =>
    pageOfDay({ ctx, deps }, { day: todayOf(ctx), limit: 2, offset, madeAtOnce: 5 });
  const made = async () => {
    const days = await app.database.sql<{ n: number }>(`select count(*)::int as n from task_instances
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
  const told = await person.send('POST', `/api/v1/task-templates/${id}/days`, { localDay: '2026-06-11' });
  expect(told.status).toBe(201);
  expect(await dataOf(told)).toMatchObject({ state: 'completed', isBackdated: true });
  expect(await template(id)).toMatchObject({ streak: 2 });
  expect((await template(id)).strength).toBeGreaterThan(strength);
  const tell = (localDay: string) => person.send('POST', `/api/v1/task-templates/${id}/days`, { localDay });
  expect((await tell('2026-06-11')).status).toBe(409);
  expect((await tell('2026-06-04')).status).toBe(422);
  expect((await tell('2026-06-13')).status).toBe(422);
});

test('closing days again changes nothing, and a week that was slept through is made a week back at most', async () => {
  await plan();
  tomorrow(20);
  await close();
  const count = () =>
    app.database.sql<{ n: number }>(
      `select count(*)::int as n from task_instances where member_id = '${id}'`,
    );
  const id = await memberId();
  const before = await count();
  expect(before[0]?.n).toBe(9);
  await app.database.sql(
    `update habit_clocks set next_roll_at = now() - interval '1 year' where member_id = $1`,
    [id],
  );
  await close();
  expect(await count()).toEqual(before);
});

test('an edit leaves what is over as it was, and what is open takes it', async () => {
  const { id } = await plan({ target: { kind: 'count', amount: 2, unit: 'laps' } });
  await deed((await first()).id, 'complete', {});
  tomorrow();
  await tasksOf();
  const change = { title: 'Run', target: { kind: 'count', amount: 5, unit: 'laps' } };
  expect((await person.send('PATCH', `/api/v1/task-templates/${id}`, change)).status).toBe(200);
  expect(await first('2026-06-10')).toMatchObject({
    title: 'Walk',
    state: 'completed',
    target: { amount: 2 },
  });
  expect(await first()).toMatchObject({ title: 'Run', target: { amount: 5 } });
  await person.send('PATCH', `/api/v1/task-templates/${id}`, { interval: { kind: 'weekdays', days: [1] } });
  expect(await tasksOf()).toEqual([]);
  expect(await template(id)).toMatchObject({ streak: 1 });
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
  const made = await person.send('POST', '/api/v1/habit-pauses', { reason: 'illness' });
  const pause = (await dataOf(made)) as { id: string };
  expect(await first()).toMatchObject({ state: 'excused' });
  tomorrow(2);
  await close();
  expect(await tasksOf()).toEqual([]);
  expect(await template(id)).toMatchObject({ streak: 1 });
  const ended = await person.send('PATCH', `/api/v1/habit-pauses/${pause.id}`, { toDay: '2026-06-12' });
  expect(ended.status).toBe(200);
  expect(await first()).toMatchObject({ state: 'scheduled' });
});

test('a repeat of a request plans once', async () => {
  const headers = { 'idempotency-key': 'plan-once-please' };
  const body = { title: 'Walk', interval: DAILY };
  const send = () => person.send('POST', '/api/v1/task-templates', body, headers);
  const [one, other] = [await dataOf(await send()), await dataOf(await send())];
  expect(other).toEqual(one);
  expect(await tasksOf()).toHaveLength(1);
});

test('a plan that could never fall due, or stands under somebody else’s goal, is refused', async () => {
  const send = (body: object) => person.send('POST', '/api/v1/task-templates', { title: 'Walk', ...body });
  expect((await send({ interval: { kind: 'weekdays', days: [1] }, restDays: [1] })).status).toBe(422);
  expect((await send({ interval: { kind: 'weekly', times: 7 }, restDays: [1] })).status).toBe(422);
  expect((await send({ interval: DAILY, startsOn: '2026-02-30' })).status).toBe(422);
  const goal = (await dataOf(await person.send('POST', '/api/v1/goals', { title: 'Mine' }))) as {
    id: string;
  };
  person = await app.person();
  expect((await send({ interval: DAILY, goalId: goal.id })).status).toBe(404);
});

test('a prompt gets the weakest task whose window is open, once, and follows the member’s zone', async () => {
  const window = { from: '18:00', to: '19:00', weekdays: [3] };
  await plan({ title: 'Evening', window });
  await plan({ title: 'Whenever' });
  const id = await memberId();
  const ctx = await contextOf(id);
  const pick = (slot: number, localDay = '2026-06-10') =>
    pickPromptTask({ ctx, deps: app.deps, input: { localDay, slot } });
  expect(await pick(17)).toBeNull();
  const picked = await pick(18);
  expect(picked).toMatchObject({ title: 'Evening' });
  const input = { id: picked?.id ?? '' };
  expect(await markNotified({ ctx, deps: app.deps, input })).toBe(true);
  expect(await markNotified({ ctx, deps: app.deps, input })).toBe(false);
  expect(await pick(18)).toBeNull();
  await person.send('PATCH', '/api/v1/users/me', { timeZone: 'Asia/Kathmandu' });
  const zones = await app.database.sql(`select time_zone from reminder_windows where member_id = $1`, [id]);
  expect(zones).toEqual([{ time_zone: 'Asia/Kathmandu' }]);
  expect(await completeInstance({ ctx, deps: app.deps, input })).toMatchObject({ state: 'completed' });
});

test('a calendar opens by its secret alone, and a new secret closes the old one', async () => {
  await plan({ title: 'Walk; slowly', window: { from: '07:00', to: '08:00', weekdays: [1, 2] } });
  const make = async () =>
    ((await dataOf(await person.send('PUT', '/api/v1/habit-calendar'))) as { path: string }).path;
  const old = await make();
  const text = await (await app.request(old)).text();
  expect(text).toContain('SUMMARY:Walk\\; slowly\r\n');
  const secret = old.slice(old.lastIndexOf('/') + 1, -4);
  const kept = await app.database.sql<{ text: string }>(`select t::text as text from habit_calendars t`);
  expect(JSON.stringify([kept, app.lines])).not.toContain(secret);
  const fresh = await make();
  expect((await app.request(old)).status).toBe(404);
  expect((await app.request(fresh)).status).toBe(200);
  await person.send('DELETE', '/api/v1/habit-calendar');
  expect((await app.request(fresh)).status).toBe(404);
});

test('days and tasks go out as figures and as CSV', async () => {
  await plan({ title: '=cmd, "quoted"' });
  await deed((await first()).id, 'complete', {});
  const span = 'from=2026-06-01&to=2026-06-30';
  expect(await dataOf(await person.get(`/api/v1/habit-days?${span}`))).toEqual([
    { localDay: '2026-06-10', due: 1, done: 1, open: 0 },
  ]);
  const csv = await (await person.get(`/api/v1/habit-export?${span}`)).text();
  expect(csv).toContain(`2026-06-10,"'=cmd, ""quoted""",,completed,0,,,2026-06-10T09:00:00.000Z,false\r\n`);
  expect((await person.get('/api/v1/habit-days?from=2024-01-01&to=2026-01-01')).status).toBe(422);
});

test('an assignment makes its plan once, also when two runs meet, and leaves what a member removed', async () => {
  await plan({ title: 'Mine' });
  const id = await memberId();
  const assign = async (assignmentId: string) =>
    app.database.sql(
      `insert into archetype_assignments (id, member_id, archetype_id, house_id, confidence, scores, rules_version, assigned_at)
       values ($1, $2, $3, 'dawn', 0.9, '{}', 1, now())`,
      [assignmentId, id, ARCHETYPES[0]?.id],
    );
  const listed = async () =>
    taskTemplate.array().parse(await dataOf(await person.get('/api/v1/task-templates?perPage=100')));
  const [one, other] = [newId(), newId()];
  await assign(one);
  expect((await strandedPlanJobs(app.deps, 50)).map(({ key }) => key)).toContain(one);
  const ctx = await contextOf(id);
  const run = (assignmentId: string) => startPlan({ ctx, deps: app.deps, input: { assignmentId } });
  await Promise.all([run(one), run(one)]);
  await run(one);
  const wanted = ARCHETYPES[0]?.plan.flatMap((goal) => goal.tasks).length ?? 0;
  const made = await listed();
  expect(made).toHaveLength(wanted + 1);
  expect((await strandedPlanJobs(app.deps, 50)).map(({ key }) => key)).not.toContain(one);
  const removed = made.find(({ source }) => source === 'archetype')?.id;
  await person.send('DELETE', `/api/v1/task-templates/${removed}`);
  await app.database.sql(`update archetype_assignments set ended_at = now() where id = $1`, [one]);
  await assign(other);
  await run(other);
  expect(await listed()).toHaveLength(wanted);
});

test('nothing can be hung on somebody else’s template', async () => {
  const { id } = await plan();
  person = await app.person();
  const stranger = asId<'member'>(await memberId());
  const row = {
    id,
    templateId: id,
    localDay: '2026-06-10',
    state: 'scheduled',
    title: 'x',
    groupName: '',
    needsCapture: false,
  } as const;
  await expect(insertTasks(app.deps.db, stranger, [row])).rejects.toThrow();
});
