import { expect, test } from 'vitest';
import { ARCHETYPES } from '#workers/features/archetypes/index.ts';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import { startPlan, strandedPlanJobs } from './index.ts';
import { taskTemplate } from './schemas.ts';
import { insertTasks } from './task-queries.ts';
import { DAILY, habitsKit } from './testing/habits-kit.ts';

const kit = habitsKit();
const { plan, tasksOf, first, deed, template, tomorrow, memberId, contextOf } = kit;

test('an edit leaves what is over as it was, and what is open takes it', async () => {
  const { id } = await plan({ target: { kind: 'count', amount: 2, unit: 'laps' } });
  await deed((await first()).id, 'complete', {});
  tomorrow();
  await tasksOf();
  const change = { title: 'Run', target: { kind: 'count', amount: 5, unit: 'laps' } };
  expect((await kit.person.send('PATCH', `/api/v1/task-templates/${id}`, change)).status).toBe(200);
  expect(await first('2026-06-10')).toMatchObject({
    title: 'Walk',
    state: 'completed',
    target: { amount: 2 },
  });
  expect(await first()).toMatchObject({ title: 'Run', target: { amount: 5 } });
  await kit.person.send('PATCH', `/api/v1/task-templates/${id}`, {
    interval: { kind: 'weekdays', days: [1] },
  });
  expect(await tasksOf()).toEqual([]);
  expect(await template(id)).toMatchObject({ streak: 1 });
});

test('a repeat of a request plans once', async () => {
  const headers = { 'idempotency-key': 'plan-once-please' };
  const body = { title: 'Walk', interval: DAILY };
  const send = () => kit.person.send('POST', '/api/v1/task-templates', body, headers);
  const [one, other] = [await dataOf(await send()), await dataOf(await send())];
  expect(other).toEqual(one);
  expect(await tasksOf()).toHaveLength(1);
});

test('a plan that could never fall due, or stands under somebody else’s goal, is refused', async () => {
  const send = (body: object) =>
    kit.person.send('POST', '/api/v1/task-templates', { title: 'Walk', ...body });
  expect((await send({ interval: { kind: 'weekdays', days: [1] }, restDays: [1] })).status).toBe(422);
  expect((await send({ interval: { kind: 'weekly', times: 7 }, restDays: [1] })).status).toBe(422);
  expect((await send({ interval: DAILY, startsOn: '2026-02-30' })).status).toBe(422);
  const goal = (await dataOf(await kit.person.send('POST', '/api/v1/goals', { title: 'Mine' }))) as {
    id: string;
  };
  kit.person = await kit.app.person();
  expect((await send({ interval: DAILY, goalId: goal.id })).status).toBe(404);
});

test('an assignment makes its plan once, also when two runs meet, and leaves what a member removed', async () => {
  await plan({ title: 'Mine' });
  const id = await memberId();
  const assign = async (assignmentId: string) =>
    kit.app.database.sql(
      `insert into archetype_assignments (id, member_id, archetype_id, house_id, confidence, scores, rules_version, assigned_at)
       values ($1, $2, $3, 'dawn', 0.9, '{}', 1, now())`,
      [assignmentId, id, ARCHETYPES[0]?.id],
    );
  const listed = async () =>
    taskTemplate.array().parse(await dataOf(await kit.person.get('/api/v1/task-templates?perPage=100')));
  const [one, other] = [newId(), newId()];
  await assign(one);
  expect((await strandedPlanJobs(kit.app.deps, 50)).map(({ key }) => key)).toContain(one);
  const ctx = await contextOf(id);
  const run = (assignmentId: string) => startPlan({ ctx, deps: kit.app.deps, input: { assignmentId } });
  await Promise.all([run(one), run(one)]);
  await run(one);
  const wanted = ARCHETYPES[0]?.plan.flatMap((goal) => goal.tasks).length ?? 0;
  const made = await listed();
  expect(made).toHaveLength(wanted + 1);
  expect((await strandedPlanJobs(kit.app.deps, 50)).map(({ key }) => key)).not.toContain(one);
  const removed = made.find(({ source }) => source === 'archetype')?.id;
  await kit.person.send('DELETE', `/api/v1/task-templates/${removed}`);
  await kit.app.database.sql(`update archetype_assignments set ended_at = now() where id = $1`, [one]);
  await assign(other);
  await run(other);
  expect(await listed()).toHaveLength(wanted);
});

test('nothing can be hung on somebody else’s template', async () => {
  const { id } = await plan();
  kit.person = await kit.app.person();
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
  await expect(insertTasks(kit.app.deps.db, stranger, [row])).rejects.toThrow();
});
