import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { contextForJob } from '#workers/features/account/index.ts';
import { caughtMails } from '#workers/http/testing/caught-mails.ts';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import { deliverPrompt, runDue } from './index.ts';
import type { Prompt } from './schemas.ts';

const KEYS = { p256dh: `B${'a'.repeat(86)}`, auth: 'b'.repeat(22) };
const WINDOWS = [
  { slot: 'morning', from: 480, to: 600 },
  { slot: 'evening', from: 1140, to: 1260 },
];

let app: TestApp;
let now = new Date();
let isBusy = false;
const pushed: { title: string; body: string; buttons: object; tokens: Record<string, string> }[] = [];
const { mails, mail } = caughtMails();

beforeAll(async () => {
  app = await testApp({
    now: () => now,
    push: {
      publicKey: 'the public key',
      accepts: () => true,
      async send(_device, { payload }) {
        if (isBusy) return { kind: 'later', retryAfterS: 9 };
        pushed.push(JSON.parse(payload));
        return { kind: 'sent' };
      },
    },
    mail,
  });
  app.deps.identity.mailAddressOf = async (subject) => `${subject}@mail.example`;
});
afterAll(() => app.close());
beforeEach(async () => {
  isBusy = false;
  for (const list of [pushed, mails, app.enqueued]) list.length = 0;
  await app.database.sql('delete from prompt_settings; delete from prompts; delete from push_devices');
});

let people = 0;

/** Somebody with prompts at 8 and 19 o'clock, and tasks with these hours; it is then 8 o'clock of the next day. */
async function member(tasks: Record<string, [string, string]>, channel = 'push'): Promise<TestPerson> {
  now = new Date('2026-06-02T22:00:00Z');
  const person = await app.person();
  await person.send('PATCH', '/api/v1/prompt-settings', { channel, windows: WINDOWS, quiet: null });
  people += 1;
  const endpoint = `https://push.example.com/task-${people}`;
  await person.send('POST', '/api/v1/push-devices', { endpoint, keys: KEYS, label: 'Firefox' });
  for (const [title, [from, to]] of Object.entries(tasks)) {
    const window = { from, to, weekdays: [1, 2, 3, 4, 5, 6, 7] };
    const interval = { kind: 'days', every: 1 };
    const made = await person.send('POST', '/api/v1/task-templates', { title, interval, window });
    expect(made.status).toBe(201);
  }
  now = new Date('2026-06-03T08:00:00Z');
  return person;
}

async function prompting(): Promise<void> {
  await runDue(app.deps, { now, signal: new AbortController().signal });
  await work();
}

async function work(messages = app.enqueued.splice(0)) {
  for (const { payload } of messages) {
    const { memberId, promptId, round } = payload as { memberId: string; promptId: string; round: number };
    const id = asId<'member'>(memberId);
    const ctx = await contextForJob({ deps: app.deps, memberId: id, job: 'x', now, correlationId: 'test' });
    if (ctx === null) throw new Error('the member is gone');
    await deliverPrompt({ ctx, input: { promptId: asId<'prompt'>(promptId), round }, deps: app.deps });
  }
}

const press = (token: string | undefined) =>
  app.request('/api/v1/prompt-actions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': crypto.randomUUID() },
    body: JSON.stringify({ token }),
  });
const current = async (person: TestPerson) =>
  dataOf<Prompt | null>(await person.get('/api/v1/prompts/current'));
const taskOf = async (person: TestPerson, title: string) => {
  const tasks = await dataOf<{ id: string; title: string; state: string }[]>(
    await person.get('/api/v1/tasks'),
  );
  const task = tasks.find((one) => one.title === title);
  if (task === undefined) throw new Error(`no task ${title}`);
  return task;
};

test('asks for the task whose hour it is, by its name, and says that it reminded', async () => {
  const person = await member({ Stretch: ['08:00', '10:00'], Read: ['20:00', '21:00'] });
  await prompting();
  expect(pushed).toMatchObject([{ title: 'Stretch', buttons: { done: 'Done' } }]);
  expect(await current(person)).toMatchObject({
    state: 'sent',
    task: { title: 'Stretch', needsCapture: false },
  });
  expect((await taskOf(person, 'Stretch')).state).toBe('notified');
  expect((await taskOf(person, 'Read')).state).toBe('scheduled');
});

test('asks how one is when no task has its hour', async () => {
  const person = await member({ Read: ['20:00', '21:00'] });
  await prompting();
  expect(pushed).toMatchObject([{ title: 'Good morning' }]);
  expect(await current(person)).toMatchObject({ task: null });
});

test('a button of the notification completes the task once, and skipping it then is over', async () => {
  const person = await member({ Stretch: ['08:00', '10:00'] });
  await prompting();
  const { done, skip } = pushed[0]?.tokens ?? {};
  const both = await Promise.all([press(done), press(done)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect((await taskOf(person, 'Stretch')).state).toBe('completed');
  const stale = await press(skip);
  expect(stale.status).toBe(409);
  expect(await stale.json()).toMatchObject({ error: { code: 'DAY-PRMT-1003' } });
  expect((await taskOf(person, 'Stretch')).state).toBe('completed');
});

test('people behind one address may answer at once, and there nobody may guess tokens', async () => {
  for (let n = 0; n < 9; n += 1) await member({ Stretch: ['08:00', '10:00'] });
  await prompting();
  const from = (token: string | undefined) =>
    app.request('/api/v1/prompt-actions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'cf-connecting-ip': '203.0.113.7' },
      body: JSON.stringify({ token }),
    });
  expect(pushed).toHaveLength(9);
  // More than the twenty of an address.
  for (const { tokens } of [...pushed, ...pushed, ...pushed])
    expect((await from(tokens.done)).status).toBe(200);
  const statuses = [];
  // More than two windows allow: a new minute may begin meanwhile.
  for (let n = 0; n < 45; n += 1) statuses.push((await from(`${pushed[n % 9]?.tokens.skip}x`)).status);
  expect(new Set(statuses.slice(0, 20))).toEqual(new Set([403]));
  expect(statuses).toContain(429);
}, 60_000);

test('skipping a prompt skips its task', async () => {
  const person = await member({ Stretch: ['08:00', '10:00'] });
  await prompting();
  expect(await dataOf(await press(pushed[0]?.tokens.skip))).toEqual({ state: 'skipped' });
  expect((await taskOf(person, 'Stretch')).state).toBe('skipped');
});

test('a task that was done in the app is asked for no more, and its old buttons change nothing', async () => {
  const person = await member({ Stretch: ['08:00', '10:00'] });
  await prompting();
  const { id } = await taskOf(person, 'Stretch');
  await person.send('POST', `/api/v1/tasks/${id}/complete`, {});
  expect(await current(person)).toBeNull();
  for (const action of ['skip', 'snooze']) expect((await press(pushed[0]?.tokens[action])).status).toBe(409);
  expect((await taskOf(person, 'Stretch')).state).toBe('completed');
  expect((await press(pushed[0]?.tokens.done)).status).toBe(200);
});

test('a snoozed task comes again by its name, unless it was done meanwhile', async () => {
  const person = await member({ Stretch: ['08:00', '10:00'] });
  await prompting();
  await press(pushed[0]?.tokens.snooze);
  const again = app.enqueued.splice(0);
  now = new Date('2026-06-03T09:00:00Z');
  await work(again);
  expect(pushed.map(({ title }) => title)).toEqual(['Stretch', 'Stretch']);
  await press(pushed[1]?.tokens.snooze);
  const { id } = await taskOf(person, 'Stretch');
  await person.send('POST', `/api/v1/tasks/${id}/complete`, {});
  now = new Date('2026-06-03T10:00:00Z');
  await work();
  expect(pushed).toHaveLength(2);
  const [prompt] = await dataOf<Prompt[]>(await person.get('/api/v1/prompts'));
  expect(prompt).toMatchObject({ state: 'done' });
});

test('another try of a push asks for the same task, and the evening for another', async () => {
  const person = await member({ Stretch: ['08:00', '21:00'], Walk: ['08:00', '21:00'] });
  isBusy = true;
  await runDue(app.deps, { now, signal: new AbortController().signal });
  const messages = app.enqueued.splice(0);
  await work(messages);
  const chosen = (await dataOf<Prompt[]>(await person.get('/api/v1/prompts')))[0]?.task?.title;
  isBusy = false;
  await work(messages);
  now = new Date('2026-06-03T19:00:00Z');
  await prompting();
  expect(pushed[0]?.title).toBe(chosen);
  expect(new Set(pushed.map(({ title }) => title))).toEqual(new Set(['Stretch', 'Walk']));
});

test('a task that only a capture completes has no such button, and is refused by its own word', async () => {
  const person = await member({ Plank: ['08:00', '10:00'] });
  await taskOf(person, 'Plank');
  await app.database.sql('update task_instances set needs_capture = true');
  await prompting();
  expect(Object.keys(pushed[0]?.buttons ?? {})).toEqual(['snooze', 'skip']);
  const refused = await press(pushed[0]?.tokens.done);
  expect(await refused.json()).toMatchObject({ error: { code: 'DAY-PRMT-1009' } });
});

test('a mail does not name the task', async () => {
  await member({ 'Call the clinic': ['08:00', '10:00'] }, 'mail');
  await prompting();
  expect(mails[0]?.subject).toBe('A task of your plan is due');
  expect(JSON.stringify(mails)).not.toContain('clinic');
});
