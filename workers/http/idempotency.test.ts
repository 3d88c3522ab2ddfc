import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '#workers/kernel/sha256.ts';
import { type TestApp, type TestPerson, testApp } from './testing/test-app.ts';

let app: TestApp;
let person: TestPerson;

beforeAll(async () => {
  app = await testApp();
  person = await app.person();
});
afterAll(() => app.close());

const soup = { items: [{ name: 'Soup', energyKcal: 200 }] };
const add = (body: unknown, key: string) =>
  person.send('POST', '/api/v1/quick-meals', body, { 'idempotency-key': key });

async function mealCount(): Promise<number> {
  const list = await person.get('/api/v1/food-analyses');
  return ((await list.json()) as { meta: { total: number } }).meta.total;
}

test('a repeat gives the same answer and adds nothing', async () => {
  const before = await mealCount();
  const first = await add(soup, 'same-key-1');
  const again = await add(soup, 'same-key-1');
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await again.text()).toBe(await first.text());
  expect(await mealCount()).toBe(before + 1);
});

test('the same key with another body is refused', async () => {
  await add(soup, 'same-key-2');
  const other = await add({ items: [{ name: 'Cake', energyKcal: 900 }] }, 'same-key-2');
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ error: { code: 'DAY-IDEM-1001' } });
});

test('five at once make one meal', async () => {
  const before = await mealCount();
  const answers = await Promise.all(Array.from({ length: 5 }, () => add(soup, 'at-once-1')));
  expect(answers.map((answer) => answer.status).every((status) => status === 201 || status === 409)).toBe(
    true,
  );
  expect(answers.some((answer) => answer.status === 201)).toBe(true);
  expect(await mealCount()).toBe(before + 1);
});

test('a refused request frees its key', async () => {
  const bad = await add({ items: [{ foodId: 'fdc-0', massGrams: 10 }] }, 'free-again-1');
  expect(bad.status).toBe(404);
  expect((await add(soup, 'free-again-1')).status).toBe(201);
});

test('a runner that died leaves a lease that runs out, and even then no second meal', async () => {
  const before = await mealCount();
  expect((await add(soup, 'died-after-commit')).status).toBe(201);
  await app.database.sql(
    "update idempotency_keys set state = 'running', status = null, body = null, lease_until = now() - interval '1 minute' where key = 'died-after-commit'",
  );
  expect((await add(soup, 'died-after-commit')).status).toBe(201);
  expect(await mealCount()).toBe(before + 1);
});

test('while the first still runs a repeat is asked to wait, runs nothing, and gets the first answer once it is there', async () => {
  const first = await add(soup, 'held-key-1');
  const answer = await first.text();
  const before = await mealCount();
  const [kept] = await app.database.sql<{ status: number; body: string }>(
    "select status, body from idempotency_keys where key = 'held-key-1'",
  );
  await app.database.sql(
    `update idempotency_keys set state = 'running', status = null, body = null, lease_until = now() + interval '20 seconds'
      where key = 'held-key-1'`,
  );
  const held = await add(soup, 'held-key-1');
  expect([held.status, held.headers.get('retry-after')]).toEqual([409, '1']);
  expect(await held.json()).toMatchObject({ error: { code: 'DAY-IDEM-1002', retryable: true } });
  expect(await mealCount()).toBe(before);
  await app.database.sql(
    "update idempotency_keys set state = 'done', status = $1, body = $2 where key = 'held-key-1'",
    [kept?.status, kept?.body],
  );
  expect(await (await add(soup, 'held-key-1')).text()).toBe(answer);
});

test('a runner is waited for as long as its lease says', async () => {
  const askedAt = Date.now();
  await add(soup, 'leased-1');
  const [lease] = await app.database.sql<{ seconds: number }>(
    `select extract(epoch from lease_until)::float8 - $1::float8 / 1000 as seconds
      from idempotency_keys where key = 'leased-1'`,
    [askedAt],
  );
  expect(lease?.seconds).toBeGreaterThanOrEqual(60);
  expect(lease?.seconds).toBeLessThan(90);
});

test('a key is one person’s own', async () => {
  await add(soup, 'shared-name-1');
  const other = await app.person();
  const theirs = await other.send('POST', '/api/v1/quick-meals', soup, {
    'idempotency-key': 'shared-name-1',
  });
  expect(theirs.status).toBe(201);
  expect(theirs.headers.get('idempotency-replayed')).toBeNull();
});

test('a key that is too short is refused', async () => {
  expect((await add(soup, 'short')).status).toBe(422);
});

test('the same key with the same body at another path is refused', async () => {
  const made = (await (await add(soup, 'two-paths-0')).json()) as { data: { id: string } };
  const other = (await (await add(soup, 'two-paths-1')).json()) as { data: { id: string } };
  const copy = (id: string) =>
    person.send('POST', `/api/v1/food-analyses/${id}/copies`, {}, { 'idempotency-key': 'two-paths-2' });
  expect((await copy(made.data.id)).status).toBe(201);
  expect((await copy(other.data.id)).status).toBe(422);
});

test('what was sent cannot be guessed from what is kept of it', async () => {
  await add(soup, 'guessed-1');
  const [kept] = await app.database.sql<{ digest: string; member: string }>(
    "select digest, member_id as member from idempotency_keys where key = 'guessed-1'",
  );
  const sent = JSON.stringify(soup);
  const path = '/api/v1/quick-meals';
  const guesses = [sent, `${path} ${sent}`, `${kept?.member} ${path} ${sent}`];
  expect(kept?.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(await Promise.all(guesses.map(sha256Hex))).not.toContain(kept?.digest);
  const other = await app.person();
  await other.send('POST', path, soup, { 'idempotency-key': 'guessed-2' });
  const holders = 'select distinct member_id as member from idempotency_keys where digest = $1';
  expect(await app.database.sql(holders, [kept?.digest])).toEqual([{ member: kept?.member }]);
});

describe('an answer that holds a secret', () => {
  const wish = { name: 'My script', scopes: ['food:read'] };
  const make = (key: string, body: unknown = wish) =>
    person.send('POST', '/api/v1/api-keys', body, { 'idempotency-key': key });
  const keyCount = async () =>
    ((await (await person.get('/api/v1/api-keys')).json()) as { data: unknown[] }).data.length;

  test('is given again, and there is one API key', async () => {
    const before = await keyCount();
    const first = await make('secret-key-1');
    const again = await make('secret-key-1');
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.text()).toBe(await first.text());
    expect(await keyCount()).toBe(before + 1);
    expect((await make('secret-key-1', { ...wish, name: 'Another' })).status).toBe(422);
  });

  test('cannot be read in the database, nor can the key that opens it', async () => {
    const { data } = (await (await make('secret-key-2')).json()) as { data: { key: string } };
    const rows = JSON.stringify(await app.database.sql('select * from idempotency_keys, api_keys'));
    expect(rows).toContain('POST /api/v1/api-keys');
    expect(rows).not.toContain(data.key);
    expect(rows).not.toContain(data.key.slice(20, 36));
    expect(rows).not.toContain('secret-key-2');
  });

  test('that was lost before it was kept makes no second API key, and names the first', async () => {
    const { data } = (await (await make('secret-key-3')).json()) as { data: { id: string } };
    const before = await keyCount();
    await app.database.sql(
      `update idempotency_keys set state = 'running', status = null, body = null, lease_until = now() - interval '1 minute'
       where route = 'POST /api/v1/api-keys'`,
    );
    const again = await make('secret-key-3');
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ error: { code: 'DAY-IDEM-1004', details: { id: data.id } } });
    expect(await keyCount()).toBe(before);
  });
});
