import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { contextForJob } from '#workers/features/account/index.ts';
import { caughtMails } from '#workers/http/testing/caught-mails.ts';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId, type MemberId } from '#workers/kernel/ids.ts';
import type { PushResult } from '#workers/kernel/ports.ts';
import { claimDue } from './claim-queries.ts';
import { deliverPrompt, replan, runDue, strandedPromptJobs } from './index.ts';
import type { Prompt } from './schemas.ts';

const ENDPOINT = 'https://push.example.com/';
const KEYS = { p256dh: `B${'a'.repeat(86)}`, auth: 'b'.repeat(22) };

let app: TestApp;
let now = new Date();
let answer: PushResult;
const pushed: { endpoint: string; payload: string }[] = [];
const { mails, mail } = caughtMails();

beforeAll(async () => {
  app = await testApp({
    now: () => now,
    push: {
      publicKey: 'the public key',
      accepts: (endpoint) => endpoint.startsWith(ENDPOINT),
      async send({ endpoint }, { payload }) {
        pushed.push({ endpoint, payload });
        return answer;
      },
    },
    mail,
  });
  app.deps.identity.mailAddressOf = async (subject) => `${subject}@mail.example`;
});
afterAll(() => app.close());
beforeEach(async () => {
  now = new Date('2026-06-03T08:00:00Z');
  answer = { kind: 'sent' };
  for (const list of [pushed, mails, app.enqueued, app.reported]) list.length = 0;
  await app.database.sql('delete from prompt_settings; delete from prompts; delete from push_devices');
});

const MORNING = { slot: 'morning', from: 8 * 60, to: 10 * 60 };

let people = 0;

/** Somebody with one browser who wants a prompt from 8 to 10; the plan is made the day before. */
async function member(settings: object = {}): Promise<{ person: TestPerson; id: MemberId }> {
  const person = await app.person();
  const at = now;
  now = new Date('2026-06-02T12:00:00Z');
  const changed = await person.send('PATCH', '/api/v1/prompt-settings', {
    channel: 'push',
    windows: [MORNING],
    quiet: null,
    ...settings,
  });
  expect(changed.status).toBe(200);
  people += 1;
  const added = await person.send('POST', '/api/v1/push-devices', {
    endpoint: `${ENDPOINT}${people}`,
    keys: KEYS,
    label: 'Firefox',
  });
  expect(added.status).toBe(201);
  now = at;
  return { person, id: asId((await dataOf<{ id: string }>(await person.get('/api/v1/users/me'))).id) };
}

const run = () => runDue(app.deps, { now, signal: new AbortController().signal });

/** Does what the queue would do with what it was handed. */
async function work() {
  const results = [];
  for (const { name, payload } of app.enqueued.splice(0)) {
    const { memberId, promptId, round } = payload as { memberId: string; promptId: string; round: number };
    const job = { deps: app.deps, memberId: asId<'member'>(memberId), job: name, now, correlationId: 'test' };
    const ctx = await contextForJob(job);
    if (ctx === null) continue;
    if (name === 'prompts-replan') await replan({ ctx, input: undefined, deps: app.deps });
    else
      results.push(
        await deliverPrompt({ ctx, input: { promptId: asId<'prompt'>(promptId), round }, deps: app.deps }),
      );
  }
  return results;
}

const promptsOf = async (person: TestPerson) => dataOf<Prompt[]>(await person.get('/api/v1/prompts'));
const tokensOf = (index = 0) =>
  (JSON.parse(pushed[index]?.payload ?? '{}') as { tokens: Record<string, string> }).tokens;
const press = (token: string | undefined) =>
  app.request('/api/v1/prompt-actions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': crypto.randomUUID() },
    body: JSON.stringify({ token }),
  });

test('prompts once in the window, by push, and plans the next day', async () => {
  const { person } = await member();
  expect(await run()).toEqual({ claimed: 1, enqueued: 1 });
  await work();
  expect(pushed).toHaveLength(1);
  const [prompt] = await promptsOf(person);
  expect(prompt).toMatchObject({ localDay: '2026-06-03', state: 'sent', channel: 'push', canSnooze: true });
  const settings = await dataOf(await person.get('/api/v1/prompt-settings'));
  expect(settings).toMatchObject({ nextDueAt: '2026-06-04T08:00:00.000Z', pushPublicKey: 'the public key' });
  expect(await run()).toEqual({ claimed: 0, enqueued: 0 });
  expect(await dataOf(await person.get('/api/v1/prompts/current'))).toMatchObject({ id: prompt?.id });
});

test('two runners at once, and a message that comes twice, prompt once', async () => {
  await member();
  await member();
  const claim = () => claimDue(app.deps.db, { now, limit: 10 });
  const claims = await Promise.all([claim(), claim()]);
  expect(claims.flatMap(({ claimed }) => claimed)).toHaveLength(2);
  app.enqueued.push(...(await strandedSoon()));
  app.enqueued.push(...app.enqueued);
  await work();
  expect(pushed).toHaveLength(2);
});

async function strandedSoon() {
  // The database's clock, not the test's, says how long a row stands still.
  return strandedPromptJobs({ db: app.deps.db, now: () => new Date(Date.now() + 600_000) }, 100);
}

test('a runner that dies between the claim and the queue loses nobody', async () => {
  const { person } = await member();
  await claimDue(app.deps.db, { now, limit: 10 });
  app.enqueued.push(...(await strandedSoon()));
  expect(app.enqueued).toHaveLength(1);
  await work();
  expect((await promptsOf(person)).map(({ state }) => state)).toEqual(['sent']);
});

test('a slot of a day that has its prompt gets no other, whatever the settings say', async () => {
  const { person } = await member();
  await run();
  await work();
  now = new Date('2026-06-03T08:30:00Z');
  const changed = await person.send('PATCH', '/api/v1/prompt-settings', {
    windows: [{ ...MORNING, to: 720 }],
  });
  // The unique key alone would keep the prompt from coming twice; the plan itself goes on to tomorrow.
  expect(await dataOf(changed)).toMatchObject({ nextDueAt: '2026-06-04T08:00:00.000Z' });
  await run();
  await work();
  await run();
  await work();
  expect(pushed).toHaveLength(1);
});

test('an hour down and back: what is still of use is sent, the rest is written down as missed', async () => {
  const late = await member({ windows: [{ slot: 'morning', from: 480, to: 540 }] });
  const early = await member();
  now = new Date('2026-06-03T09:00:00Z');
  await run();
  await work();
  expect((await promptsOf(late.person))[0]).toMatchObject({ state: 'missed', reason: 'late' });
  expect((await promptsOf(early.person))[0]).toMatchObject({ state: 'sent' });
  expect(pushed).toHaveLength(1);
});

test('days down and back send one prompt, not one a day', async () => {
  const { person } = await member();
  now = new Date('2026-06-06T08:30:00Z');
  for (let i = 0; i < 4; i += 1) {
    await run();
    await work();
  }
  const states = (await promptsOf(person)).map(({ localDay, state }) => `${localDay} ${state}`);
  expect(states).toEqual(['2026-06-06 sent', '2026-06-05 missed', '2026-06-04 missed', '2026-06-03 missed']);
});

test('quiet hours, a pause and no channel at all send nothing', async () => {
  const { person } = await member();
  await run();
  await person.send('PATCH', '/api/v1/prompt-settings', { quiet: { from: 450, to: 600 } });
  await work();
  const paused = await member();
  await run();
  await paused.person.send('PATCH', '/api/v1/prompt-settings', { pausedUntil: '2026-06-09T00:00:00Z' });
  await work();
  expect(pushed).toHaveLength(0);
  expect(await promptsOf(person)).toEqual([]);
  expect(await promptsOf(paused.person)).toEqual([]);
  await paused.person.send('PATCH', '/api/v1/prompt-settings', { channel: 'none' });
  const settings = await dataOf(await paused.person.get('/api/v1/prompt-settings'));
  expect(settings).toMatchObject({ nextDueAt: null });
});

test('a snoozed prompt comes neither in quiet hours nor in a pause that was chosen meanwhile', async () => {
  for (const [change, reason] of [
    [{ quiet: { from: 450, to: 600 } }, 'quiet'],
    [{ pausedUntil: '2026-06-09T00:00:00Z' }, 'paused'],
    [{ channel: 'none' }, 'off'],
  ] as const) {
    now = new Date('2026-06-03T08:00:00Z');
    pushed.length = 0;
    const { person } = await member();
    await run();
    await work();
    await press(tokensOf().snooze);
    await person.send('PATCH', '/api/v1/prompt-settings', change);
    now = new Date('2026-06-03T09:00:00Z');
    await work();
    expect(pushed).toHaveLength(1);
    expect((await promptsOf(person))[0]).toMatchObject({ state: 'missed', reason });
  }
});

test('who moves to another zone is planned anew by its clock', async () => {
  const { person } = await member();
  await person.send('PATCH', '/api/v1/users/me', { timeZone: 'Pacific/Auckland' });
  now = new Date(Date.now() + 60_000);
  await run();
  await work();
  expect(pushed).toHaveLength(0);
  const settings = await dataOf<{ nextDueAt: string }>(await person.get('/api/v1/prompt-settings'));
  const clock = new Date(settings.nextDueAt).toLocaleTimeString('en-GB', { timeZone: 'Pacific/Auckland' });
  expect(clock.slice(0, 2)).toBe('08');
});

test('a subscription that is gone is dropped, and mail is sent instead when it was chosen', async () => {
  const { person } = await member({ mailFallback: true });
  answer = { kind: 'gone' };
  await run();
  await work();
  expect(mails[0]).toMatchObject({ to: expect.stringContaining('@mail.example'), subject: 'Good morning' });
  expect((await promptsOf(person))[0]).toMatchObject({ state: 'sent', channel: 'mail' });
  expect(await dataOf(await person.get('/api/v1/push-devices'))).toEqual([]);
});

test('a service that is busy is tried again; one that does not believe our key keeps the device and is told of', async () => {
  const { person } = await member();
  answer = { kind: 'later', retryAfterS: 9 };
  await run();
  const [message] = app.enqueued;
  expect(await work()).toEqual([{ kind: 'later', retryAfterS: 9 }]);
  expect((await promptsOf(person))[0]?.state).toBe('claimed');
  if (message) app.enqueued.push(message);
  answer = { kind: 'our-fault', status: 403 };
  await work();
  expect((await promptsOf(person))[0]).toMatchObject({ state: 'failed', reason: 'our-fault' });
  expect(await dataOf<unknown[]>(await person.get('/api/v1/push-devices'))).toHaveLength(1);
  expect(app.reported).toMatchObject([{ name: 'VapidFault' }]);
});

test('a prompt that is too large for a push has failed, and is not tried for ever', async () => {
  const { person } = await member();
  answer = { kind: 'too-large' };
  await run();
  expect(await work()).toEqual([{ kind: 'done' }]);
  expect((await promptsOf(person))[0]).toMatchObject({ state: 'failed', reason: 'too-large' });
});

test('a button answers without a session; an altered, an old and a second one do not', async () => {
  const { person } = await member();
  await run();
  await work();
  const tokens = tokensOf();
  expect((await press(tokens.delivered)).status).toBe(200);
  expect((await press(tokens.opened)).status).toBe(200);
  expect((await press(tokens.skip?.replace('skip', 'done'))).status).toBe(403);
  expect((await press(`${tokens.done}x`)).status).toBe(403);
  expect(await dataOf(await press(tokens.done))).toEqual({ state: 'done' });
  expect((await press(tokens.done)).status).toBe(200);
  expect((await press(tokens.skip)).status).toBe(409);
  expect((await promptsOf(person))[0]).toMatchObject({ state: 'done', deliveredAt: now.toISOString() });
  now = new Date('2026-06-05T00:00:00Z');
  expect((await press(tokens.done)).status).toBe(409);
});

test('a snooze comes again in an hour, three times at most, and an older button is over', async () => {
  const { person } = await member();
  await run();
  await work();
  for (let round = 1; round <= 3; round += 1) {
    expect(await dataOf(await press(tokensOf(round - 1).snooze))).toEqual({ state: 'snoozed' });
    expect(app.enqueued).toMatchObject([{ delayS: 3600, payload: { round: round + 1 } }]);
    now = new Date(now.getTime() + 3_600_000);
    await work();
    expect(pushed).toHaveLength(round + 1);
  }
  expect((await press(tokensOf(0).done)).status).toBe(409);
  expect((await press(tokensOf(3).snooze)).status).toBe(409);
  const [prompt] = await promptsOf(person);
  const answered = await person.send('POST', `/api/v1/prompts/${prompt?.id}/answer`, { action: 'skip' });
  expect(await dataOf(answered)).toMatchObject({ state: 'skipped' });
});

test('a snooze does not reach into the next day', async () => {
  const { person } = await member({ windows: [{ slot: 'evening', from: 1380, to: 1440 }] });
  now = new Date('2026-06-03T23:15:00Z');
  for (let i = 0; i < 2; i += 1) {
    await run();
    await work();
  }
  now = new Date('2026-06-03T23:40:00Z');
  await press(tokensOf().snooze);
  now = new Date('2026-06-04T00:40:00Z');
  await work();
  expect(pushed).toHaveLength(1);
  const found = (await promptsOf(person)).find(({ localDay }) => localDay === '2026-06-03');
  expect(found).toMatchObject({ state: 'missed', reason: 'late' });
});

test('refuses endpoints inside of a network, windows that overlap, and unknown days', async () => {
  const { person } = await member();
  const device = { endpoint: 'https://10.0.0.1/x', keys: KEYS, label: 'x' };
  const refused = await person.send('POST', '/api/v1/push-devices', device);
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ error: { code: 'DAY-PRMT-1004' } });
  for (const body of [
    { windows: [MORNING, { slot: 'midday', from: 540, to: 660 }] },
    { windows: [{ ...MORNING, to: 500 }] },
    { windows: [{ ...MORNING, from: 481 }] },
    { weekdays: [1, 1] },
    { weekdays: [8] },
    { quiet: { from: 0, to: 1440 } },
  ]) {
    expect((await person.send('PATCH', '/api/v1/prompt-settings', body)).status).toBe(422);
  }
});

test('a browser that another member used is theirs no more', async () => {
  const first = await member();
  const [mine] = await app.database.sql<{ endpoint: string }>('select endpoint from push_devices');
  const second = await app.person();
  const device = { endpoint: mine?.endpoint, keys: KEYS, label: 'The family’s' };
  expect((await second.send('POST', '/api/v1/push-devices', device)).status).toBe(201);
  expect(await dataOf(await first.person.get('/api/v1/push-devices'))).toEqual([]);
});

test('a test tells what each push service said', async () => {
  const { person } = await member();
  expect(await dataOf(await person.send('POST', '/api/v1/push-tests'))).toMatchObject([
    { label: 'Firefox', result: 'sent' },
  ]);
});
