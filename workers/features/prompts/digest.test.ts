import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { contextForJob } from '#workers/features/account/index.ts';
import { caughtMails } from '#workers/http/testing/caught-mails.ts';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, testApp } from '#workers/http/testing/test-app.ts';
import { asId, type MemberId } from '#workers/kernel/ids.ts';
import { sendDigest, startDigests } from './index.ts';

let app: TestApp;
let now = new Date();
const { mails, mail } = caughtMails();

beforeAll(async () => {
  app = await testApp({
    now: () => now,
    mail,
  });
  app.deps.identity.mailAddressOf = async (subject) => `${subject}@mail.example`;
});
afterAll(() => app.close());
beforeEach(async () => {
  now = new Date('2026-06-03T08:00:00Z');
  mails.length = 0;
  await app.database.sql('delete from prompt_settings; delete from prompt_digests');
});

/** Somebody in UTC who has settings, and allows mail. */
async function member(settings: { digest: boolean }) {
  const person = await app.person();
  expect((await person.send('PATCH', '/api/v1/prompt-settings', settings)).status).toBe(200);
  await person.send('POST', '/api/v1/consents', { purpose: 'mail', isGranted: true });
  const { id } = await dataOf<{ id: string }>(await person.get('/api/v1/users/me'));
  return { person, id: asId<'member'>(id) };
}

/** Monday, 8 June: the week from 1 to 7 June is over. */
const MONDAY_AT_SEVEN = '2026-06-08T07:00:00Z';
const startMails = () => startDigests(app.deps, { now, signal: new AbortController().signal });

async function sendMail(id: MemberId, week: string): Promise<void> {
  const ctx = await contextForJob({ deps: app.deps, memberId: id, job: 'x', now, correlationId: 'test' });
  if (ctx === null) throw new Error('the member is gone');
  await sendDigest({ ctx, input: { week }, deps: app.deps });
}

const stopPath = () =>
  (/<(.+)>/.exec(mails[0]?.headers?.['List-Unsubscribe'] ?? '')?.[1] ?? '').replace(
    'https://app.dayloom.example',
    '',
  );

test('the weekly mail goes once a week to who wants it', async () => {
  const { id } = await member({ digest: true });
  await member({ digest: false });
  now = new Date(MONDAY_AT_SEVEN);
  expect(await startMails()).toBe(1);
  expect(await startMails()).toBe(0);
  for (let i = 0; i < 2; i += 1) await sendMail(id, '2026-06-01');
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ subject: 'Your week in Dayloom' });
  expect(mails[0]?.text).toContain('1 June to 7 June.');
});

test('the weekly mail waits for the morning of Monday where the person is, and for no account that is closed', async () => {
  const east = await member({ digest: true });
  const west = await member({ digest: true });
  const closed = await member({ digest: true });
  await app.database.sql(`update members set time_zone = 'Pacific/Kiritimati' where id = '${east.id}'`);
  await app.database.sql(`update members set time_zone = 'Pacific/Honolulu' where id = '${west.id}'`);
  await app.database.sql(`update members set deleted_at = now() where id = '${closed.id}'`);
  const starts: [string, number][] = [
    ['2026-06-07T16:59:00Z', 0],
    ['2026-06-07T17:00:00Z', 1],
    ['2026-06-08T16:59:00Z', 0],
    ['2026-06-08T17:00:00Z', 1],
  ];
  for (const [at, count] of starts) {
    now = new Date(at);
    expect(await startMails(), at).toBe(count);
  }
  const weeks = await app.database.sql(
    `select week from prompt_digests where member_id in ('${east.id}', '${west.id}')`,
  );
  expect(weeks).toEqual([{ week: '2026-06-01' }, { week: '2026-06-01' }]);
  now = new Date('2026-06-10T12:00:00Z');
  await app.database.sql('delete from prompt_digests');
  expect(await startMails()).toBe(0);
});

test('no weekly mail goes to who takes their consent back before it is sent', async () => {
  const { person, id } = await member({ digest: true });
  now = new Date(MONDAY_AT_SEVEN);
  expect(await startMails()).toBe(1);
  await person.send('POST', '/api/v1/consents', { purpose: 'mail', isGranted: false });
  await sendMail(id, '2026-06-01');
  expect(mails).toEqual([]);
});

test('the link of the weekly mail asks, the tap ends it, and a link that only opens changes nothing', async () => {
  const { person, id } = await member({ digest: true });
  now = new Date(MONDAY_AT_SEVEN);
  await startMails();
  await sendMail(id, '2026-06-01');
  const wanted = async () => dataOf(await person.get('/api/v1/prompt-settings'));
  const forged = await app.request(`${stopPath()}x`);
  expect(forged.status).toBe(403);
  expect(await forged.text()).toContain('This link does not work');
  expect((await app.request(`${stopPath()}x`, { method: 'POST' })).status).toBe(403);
  const asked = await app.request(stopPath());
  expect(asked.status).toBe(200);
  expect(await asked.text()).toContain('<form method="post"');
  expect(await wanted()).toMatchObject({ digest: true });
  const body = 'List-Unsubscribe=One-Click';
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await app.request(stopPath(), { method: 'POST', body, headers })).status).toBe(200);
  expect(await wanted()).toMatchObject({ digest: false });
});
