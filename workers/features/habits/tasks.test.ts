import { expect, test } from 'vitest';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { asId } from '#workers/kernel/ids.ts';
import { completeInstance, markNotified, pickPromptTask } from './index.ts';
import { drawTickets, storeStandings } from './queries.ts';
import { habitsKit } from './testing/habits-kit.ts';

const kit = habitsKit();
const { plan, first, deed, template, memberId, contextOf } = kit;

test('a task is planned, due today, done, undone and skipped', async () => {
  await plan({ group: 'Morning', target: { kind: 'count', amount: 8, unit: 'glasses' } });
  const due = await first();
  expect(due).toMatchObject({ state: 'scheduled', localDay: '2026-06-10', group: 'Morning', amount: 0 });
  const some = await kit.person.send('PUT', `/api/v1/tasks/${due.id}/progress`, { amount: 3 });
  expect(await dataOf(some)).toMatchObject({ state: 'started', amount: 3, streak: 0 });
  const all = await kit.person.send('PUT', `/api/v1/tasks/${due.id}/progress`, { amount: 8 });
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
    startedAt: kit.now.toISOString(),
  });
  kit.now = new Date(kit.now.getTime() + 15 * 60_000);
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

test('a streak that was reckoned before another deed does not replace the one that was reckoned after it', async () => {
  await plan();
  const { templateId } = await first();
  const person = asId<'member'>(await memberId());
  const draw = () => drawTickets(kit.app.deps.db, person, [templateId]);
  const [before] = await draw();
  const [after] = await draw();
  const store = (standingTicket = 0, streak = 0) =>
    storeStandings(kit.app.deps.db, person, [
      { id: templateId, standingTicket, strength: 0.1, streak, bestStreak: streak },
    ]);
  await store(after?.standingTicket, 3);
  await store(before?.standingTicket, 0);
  expect(await template(templateId)).toMatchObject({ streak: 3 });
});

test('a tick that is sent again with its key, because the answer was lost, counts once and is answered as before', async () => {
  await plan();
  const { id } = await first();
  const send = () =>
    kit.person.send('POST', `/api/v1/tasks/${id}/complete`, {}, { 'idempotency-key': 'one-tick-offline' });
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
    const rows = await kit.app.database.sql<{ state: string }>(
      `select state from task_instances where id = '${id}'`,
    );
    return rows[0]?.state;
  };
  for (const [state, allowed] of Object.entries(ALLOWED))
    for (const [name, body] of Object.entries(DEEDS)) {
      await kit.app.database.sql(`update task_instances set state = '${state}' where id = $1`, [id]);
      const answer =
        name === 'progress'
          ? await kit.person.send('PUT', `/api/v1/tasks/${id}/progress`, body)
          : await deed(id, name, body);
      const isAllowed = allowed.some((one) => one === name);
      expect(`${state} ${name} ${answer.status}`).toBe(`${state} ${name} ${isAllowed ? 200 : 409}`);
      expect((await stateOf()) === state).toBe(!isAllowed || (state === 'started' && name === 'progress'));
    }
}, 60_000);

test('a task that asks for a capture is not done by a tick', async () => {
  const { id } = await plan();
  await kit.app.database.sql(`update task_instances set needs_capture = true where template_id = $1`, [id]);
  const due = await first();
  expect((await deed(due.id, 'complete', {})).status).toBe(409);
  await kit.app.database.sql(`update task_instances set state = 'approved' where id = $1`, [due.id]);
  expect((await deed(due.id, 'complete', {})).status).toBe(200);
  expect((await deed(due.id, 'reopen')).status).toBe(409);
});

test('a prompt gets the weakest task whose window is open, once, and follows the member’s zone', async () => {
  const window = { from: '18:00', to: '19:00', weekdays: [3] };
  await plan({ title: 'Evening', window });
  await plan({ title: 'Whenever' });
  const id = await memberId();
  const ctx = await contextOf(id);
  const pick = (slot: number, localDay = '2026-06-10') =>
    pickPromptTask({ ctx, deps: kit.app.deps, input: { localDay, slot } });
  expect(await pick(17)).toBeNull();
  const picked = await pick(18);
  expect(picked).toMatchObject({ title: 'Evening' });
  const input = { id: picked?.id ?? '' };
  expect(await markNotified({ ctx, deps: kit.app.deps, input })).toBe(true);
  expect(await markNotified({ ctx, deps: kit.app.deps, input })).toBe(false);
  expect(await pick(18)).toBeNull();
  await kit.person.send('PATCH', '/api/v1/users/me', { timeZone: 'Asia/Kathmandu' });
  const zones = await kit.app.database.sql(`select time_zone from reminder_windows where member_id = $1`, [
    id,
  ]);
  expect(zones).toEqual([{ time_zone: 'Asia/Kathmandu' }]);
  expect(await completeInstance({ ctx, deps: kit.app.deps, input })).toMatchObject({ state: 'completed' });
});
