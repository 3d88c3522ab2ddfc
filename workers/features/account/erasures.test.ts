import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PaidApp, paidApp } from '#workers/features/billing/testing/paid-app.ts';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { memoryShares } from '#workers/http/testing/memory-shares.ts';
import type { memoryFiles, TestPerson } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import { ALL_PERSONAL_DATA } from './all-personal-data.ts';
import { erasureById } from './erasure-queries.ts';
import { contextForJob, eraseMember, leave, makeExport, strandedErasureJobs } from './index.ts';
import { shapeReceipt } from './receipts.ts';
import type { Erasure, Receipt } from './schemas.ts';
import { countPersonalRows } from './table-queries.ts';

const MEAL = { items: [{ name: 'Soup', energyKcal: 200 }] };
const PATH = '/api/v1/erasure';
let paid: PaidApp;

beforeAll(async () => {
  paid = await paidApp();
});
afterAll(() => paid.close());

const app = () => paid.app;
const stored = () => (app().deps.files as ReturnType<typeof memoryFiles>).stored;

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}

const idOf = async (person: TestPerson) =>
  asId<'member'>((await dataOf<{ id: string }>(await person.get('/api/v1/users/me'))).id);

async function live(person: TestPerson): Promise<void> {
  await person.send('POST', '/api/v1/consents', { purpose: 'mail', isGranted: true });
  await person.send('POST', '/api/v1/quick-meals', { items: [{ name: 'Soup', energyKcal: 200 }] });
  const entry = await dataOf<{ id: string }>(
    await person.send('POST', '/api/v1/journal-entries', { text: 'Nobody else knows', mood: 4 }),
  );
  const photo = new FormData();
  photo.set('photo', new File([Uint8Array.of(0xff, 0xd8, 0xff, 7)], 'holiday.jpg'));
  await person.send('POST', `/api/v1/journal-entries/${entry.id}/photos`, photo);
  await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: true });
  await person.send('POST', '/api/v1/body-notes', { localDay: '2026-01-05', text: 'Nobody else knows' });
}

/** Closes the account, and gives the id of its erasure. */
async function close(
  person: TestPerson,
): Promise<{ id: ReturnType<typeof asId<'erasure'>>; asked: Erasure }> {
  const memberId = await idOf(person);
  const asked = await dataOf<Erasure>(await person.send('POST', PATH));
  const [row] = await app().database.sql<{ id: string }>(
    `select id from erasures where member_id = '${memberId}' order by asked_at desc limit 1`,
  );
  return { id: asId<'erasure'>(row?.id ?? ''), asked };
}

/** The same person in another browser. */
async function again(person: TestPerson): Promise<TestPerson> {
  return app().person({ sub: person.subject });
}

async function whenDue<T>(act: () => Promise<T>): Promise<T> {
  paid.daysLater = 31;
  try {
    return await act();
  } finally {
    paid.daysLater = 0;
  }
}

async function receiptPart(id: string, store: string, name: string) {
  const row = await erasureById(app().deps.db, asId<'erasure'>(id));
  if (row === undefined) throw new Error('no such erasure');
  const parts = shapeReceipt(row, ALL_PERSONAL_DATA).stores.find((one) => one.store === store)?.parts;
  return parts?.find((part) => part.name === name);
}

const erase = (erasureId: ReturnType<typeof asId<'erasure'>>, signal?: AbortSignal) =>
  eraseMember({ deps: app().deps, erasureId, correlationId: 'erasure-test', ...(signal && { signal }) });

test('an account that is closed names nobody, and every session of it is over at once', async () => {
  const ana = await app().person();
  const memberId = await idOf(ana);
  const { asked } = await close(ana);
  expect(asked.state).toBe('waiting');
  expect(Date.parse(asked.dueAt) - Date.parse(asked.askedAt)).toBe(30 * 86_400_000);
  const [row] = await app().database.sql<{ text: string }>(
    `select (select m::text from members m where id = '${memberId}') || e::text as text from erasures e
     where member_id = '${memberId}'`,
  );
  expect(row?.text).not.toContain(ana.subject);
  expect(await app().deps.revocations.isRevoked(ana.sessionId)).toBe(true);
  expect(await codeOf(await ana.send('POST', PATH))).toBe('DAY-AUTH-1009');
  expect(await codeOf(await ana.send('POST', '/api/v1/data-exports'))).toBe('DAY-AUTH-1009');
  const waiting = `select count(*)::int as n from erasures where member_id = '${memberId}'`;
  expect(await app().database.sql(waiting)).toEqual([{ n: 1 }]);
});

test('an API key answers to nobody while the account is closed, and again when it is taken back', async () => {
  const gina = await app().person();
  const { key } = await dataOf<{ key: string }>(
    await gina.send('POST', '/api/v1/api-keys', { name: 'watch', scopes: ['account:read'] }),
  );
  const asKey = () => app().request('/api/v1/preferences', { headers: { authorization: `Bearer ${key}` } });
  expect((await asKey()).status).toBe(200);
  await close(gina);
  expect((await asKey()).status).toBe(401);
  await (await again(gina)).send('DELETE', PATH);
  expect((await asKey()).status).toBe(200);
});

test('asked for five times at once under one key, it is one closing, and no answer of it is kept', async () => {
  const dora = await app().person();
  const memberId = await idOf(dora);
  const ask = () => dora.send('POST', PATH, undefined, { 'idempotency-key': 'leaving-once' });
  expect((await dora.send('POST', PATH, undefined, { 'idempotency-key': 'short' })).status).toBe(422);
  const statuses = (await Promise.all(Array.from({ length: 5 }, ask))).map(({ status }) => status);
  expect(statuses).toContain(202);
  const counts = `select (select count(*)::int from erasures where member_id = $1) as erasures,
    (select count(*)::int from audit_log where member_id = $1 and action = 'erasure.asked') as told,
    (select count(*)::int from idempotency_keys where member_id = $1) as answers`;
  expect(await app().database.sql(counts, [memberId])).toEqual([{ erasures: 1, told: 1, answers: 0 }]);
  expect(await codeOf(await ask())).toBe('DAY-AUTH-1009');
});

test('it can be taken back, and the account is as it was, without its subscription', async () => {
  const ben = await app().person();
  await live(ben);
  await paid.buy(ben);
  const memberId = await idOf(ben);
  const { id } = await close(ben);
  await leave(app().deps, id, 'erasure-test');
  const back = await again(ben);
  expect(await dataOf(await back.get(PATH))).toMatchObject({ state: 'waiting' });
  expect((await back.send('DELETE', PATH)).status).toBe(204);
  expect(await idOf(back)).toBe(memberId);
  expect(await paid.billingOf(back)).toMatchObject({ plan: 'free' });
  expect((await dataOf<unknown[]>(await back.get('/api/v1/journal-entries'))).length).toBe(1);
  expect(await whenDue(() => erase(id))).toBe('nothing');
  expect((await back.send('DELETE', PATH)).status).toBe(404);
  expect(app().enqueued.some(({ name }) => name === 'prompts-replan')).toBe(true);
});

test('after 30 days nothing is left in any store, and the receipt says how much there was', async () => {
  const cleo = await app().person();
  await live(cleo);
  await paid.buy(cleo);
  await cleo.get('/api/v1/preferences');
  const memberId = await idOf(cleo);
  const { id, asked } = await close(cleo);
  expect(await erase(id)).toBe('nothing');
  const objects = stored().size;
  const before = new Map<string, number>();
  for (const table of ALL_PERSONAL_DATA.flatMap(({ tables }) => tables))
    before.set(table.table, await countPersonalRows(app().deps.db, table, memberId));
  const waiting = app().enqueued.filter(({ payload }) => JSON.stringify(payload).includes(memberId)).length;
  const ended = new AbortController();
  const deleted = app().deps.files.delete;
  app().deps.files.delete = async (keys) => {
    await deleted(keys);
    ended.abort();
  };
  expect(await whenDue(() => erase(id, ended.signal))).toBe('stopped');
  app().deps.files.delete = deleted;
  expect(await whenDue(() => erase(id))).toBe('done');
  expect(await whenDue(() => erase(id))).toBe('nothing');

  const receipt = await dataOf<Receipt>(
    await app().request(`/api/v1/erasure-receipts/${asked.receiptUrl.split('/').at(-1)}`),
  );
  expect(receipt.state).toBe('done');
  const store = (name: string) => receipt.stores.find((one) => one.store === name);
  for (const { name, count } of store('database')?.parts ?? [])
    expect(`${name} ${count}`).toBe(`${name} ${before.get(name)}`);
  expect(store('files')?.total).toBe(1);
  expect(store('queue')?.total).toBe(waiting);
  expect(store('keys')?.parts.map(({ name, count }) => [name, count])).toEqual([
    ['data-key', 1],
    ['share', 1],
  ]);
  expect(store('cache')?.total).toBe(1);
  expect(store('vendors')?.parts.map(({ name, count }) => [name, count])).toEqual(
    expect.arrayContaining([
      ['stripe', 1],
      ['clerk', 1],
    ]),
  );
  for (const table of ALL_PERSONAL_DATA.flatMap(({ tables }) => tables)) {
    const left = table.erase.kind === 'delete' ? await countPersonalRows(app().deps.db, table, memberId) : 0;
    expect(`${table.table} ${left}`).toBe(`${table.table} 0`);
  }
  expect(stored().size).toBe(objects - 1);
  // A token that outlived the person makes no new account.
  expect(await codeOf(await (await again(cleo)).get('/api/v1/users/me'))).toBe('DAY-AUTH-1008');
  expect((await app().request('/api/v1/erasure-receipts/aaaaaaaaaaaaaaaaaaaaaaaaa')).status).toBe(404);
});

test('an erasure ends though the master key and the share are lost', async () => {
  const lea = await app().person();
  await live(lea);
  const { id } = await close(lea);
  const { masterKeys: present, keyShares } = app().deps;
  app().deps.masterKeys = masterKeys(`1:${btoa('another key, of 32 bytes as well')}`);
  app().deps.keyShares = memoryShares();
  try {
    expect(await whenDue(() => erase(id))).toBe('done');
  } finally {
    Object.assign(app().deps, { masterKeys: present, keyShares });
  }
  expect(await receiptPart(id, 'vendors', 'clerk')).toMatchObject({ count: 1, outcome: 'done' });
  expect(await receiptPart(id, 'keys', 'share')).toMatchObject({ count: 0 });
});

test('what vendors were asked for, and what is left with them, is told apart from what is done', async () => {
  const said = { forget: 'asked' as 'asked' | 'left' };
  app().deps.events = { tell: () => undefined, forget: async () => said.forget };
  for (const outcome of ['asked', 'left'] as const) {
    said.forget = outcome;
    const mia = await app().person();
    await mia.send('POST', '/api/v1/consents', { purpose: 'analytics', isGranted: true });
    const { id } = await close(mia);
    expect(await whenDue(() => erase(id))).toBe('done');
    const part = await receiptPart(id, 'vendors', 'posthog');
    expect(part).toMatchObject({ count: 1, outcome });
    expect(part?.until === null).toBe(outcome === 'asked');
  }
  const nia = await app().person();
  const { id } = await close(nia);
  expect(await whenDue(() => erase(id))).toBe('done');
  expect(await receiptPart(id, 'vendors', 'posthog')).toMatchObject({ count: 0, outcome: 'done' });
  app().deps.events = null;
});

test('addresses for pushes and kept answers go when the account is closed', async () => {
  const oda = await app().person();
  const memberId = await idOf(oda);
  await app().database.sql(
    `insert into push_devices (id, member_id, endpoint, p256dh, auth, label)
     values (gen_random_uuid(), $1, 'https://push.example.org/oda', 'p', 'a', 'phone')`,
    [memberId],
  );
  await oda.send('POST', '/api/v1/quick-meals', MEAL, { 'idempotency-key': 'meal-of-oda-0001' });
  const left = () =>
    app().database.sql(
      `select (select count(*)::int from push_devices where member_id = $1) as devices,
         (select count(*)::int from idempotency_keys where member_id = $1) as answers`,
      [memberId],
    );
  expect(await left()).toEqual([{ devices: 1, answers: 1 }]);
  const { id } = await close(oda);
  expect(await left()).toEqual([{ devices: 0, answers: 0 }]);
  expect(await receiptPart(id, 'database', 'push_devices')).toMatchObject({ count: 1 });
});

test('a checkout that is paid after the erasure ends at once, for nobody', async () => {
  const dora = await app().person();
  const page = (await dataOf<{ url: string }>(await paid.checkout(dora))).url;
  const { id } = await close(dora);
  await whenDue(() => erase(id));
  const applied = () =>
    app().database.sql("select count(*)::int as n from billing_events where outcome = 'applied'");
  const before = await applied();
  await fetch(page, { method: 'POST', redirect: 'manual' });
  await paid.stripe.idle();
  expect(await applied()).toEqual(before);
});

test('a person who is deleted at the identity provider leaves the same way', async () => {
  const eve = await app().person();
  const memberId = await idOf(eve);
  const { heedIdentityEvent } = await import('./heed-identity-event.ts');
  const event = { kind: 'person-deleted', subject: eve.subject } as const;
  for (let time = 0; time < 2; time += 1)
    await heedIdentityEvent({ deps: app().deps, event, correlationId: 'erasure-test' });
  expect(
    await app().database.sql(`select origin, state from erasures where member_id = '${memberId}'`),
  ).toEqual([{ origin: 'identity-provider', state: 'waiting' }]);
  const jobs = await whenDue(() => strandedErasureJobs(app().deps, 50));
  expect(jobs.map(({ name }) => name)).toContain('account-erase');
});

test('a vendor that is away keeps nobody from leaving, and is told again by the job', async () => {
  const hal = await app().person();
  const { sessionsOf } = app().deps.identity;
  app().deps.identity.sessionsOf = async () => {
    throw new Error('the provider is away');
  };
  const { id } = await close(hal);
  expect(await codeOf(await hal.get('/api/v1/users/me'))).toBe('DAY-AUTH-1009');
  expect(app().enqueued.some(({ name, key }) => name === 'account-leave' && key === id)).toBe(true);
  await expect(leave(app().deps, id, 'erasure-test')).rejects.toThrow('away');
  app().deps.identity.sessionsOf = sessionsOf;
  await leave(app().deps, id, 'erasure-test');
  expect(await app().deps.revocations.isRevoked(hal.sessionId)).toBe(true);
});

test('an archive that was being made when the account was closed is not made', async () => {
  const finn = await app().person();
  const memberId = await idOf(finn);
  const deps = app().deps;
  const ctx = await contextForJob({
    deps,
    memberId,
    job: 'x',
    now: new Date(),
    correlationId: 'erasure-test',
  });
  const { id } = await dataOf<{ id: string }>(await finn.send('POST', '/api/v1/data-exports'));
  await close(finn);
  expect(await contextForJob({ deps, memberId, job: 'x', now: new Date(), correlationId: 'x' })).toBeNull();
  if (ctx === null) throw new Error('no member');
  const exporting = makeExport({ ctx, input: { exportId: asId<'export'>(id) }, deps });
  await expect(exporting).rejects.toMatchObject({ code: 'DAY-AUTH-1009' });
  expect(stored().has(`exports/${id}.zip`)).toBe(false);
});

test('a member sees where they are signed in, and signs a device out', async () => {
  const gina = await app().person();
  const other = await again(gina);
  app().deps.identity.sessionsOf = async () =>
    [gina, other].map(({ sessionId: id }) => ({
      id,
      device: 'Firefox · Linux',
      place: null,
      isMobile: false,
      startedAt: new Date(0),
      lastSeenAt: new Date(0),
    }));
  const listed = await dataOf<{ id: string; isThisOne: boolean }[]>(await other.get('/api/v1/sessions'));
  expect(listed.map(({ id, isThisOne }) => [id, isThisOne])).toEqual([
    [other.sessionId, true],
    [gina.sessionId, false],
  ]);
  expect((await other.send('DELETE', `/api/v1/sessions/${gina.sessionId}`)).status).toBe(204);
  expect(await codeOf(await gina.get('/api/v1/users/me'))).toBe('DAY-AUTH-1003');
  expect((await other.send('DELETE', '/api/v1/sessions/sess_of_somebody')).status).toBe(404);
});
