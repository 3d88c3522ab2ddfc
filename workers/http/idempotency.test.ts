import { afterAll, beforeAll, expect, test } from 'vitest';
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
