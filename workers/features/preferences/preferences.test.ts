import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { NO_PREFERENCES, readStored } from './pure/read-stored.ts';
import { eatingPreferences } from './schemas.ts';

let app: TestApp;
let person: TestPerson;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.person();
});

const PATH = '/api/v1/preferences';
const change = (body: object) => person.send('PATCH', PATH, body);

async function read() {
  return eatingPreferences.parse(((await (await person.get(PATH)).json()) as { data: unknown }).data);
}

test('are empty at first, and change field by field', async () => {
  expect(await read()).toEqual(NO_PREFERENCES);
  expect((await change({ diets: ['vegan', 'vegan'], dislikes: ['olives'] })).status).toBe(200);
  await change({ mealTimes: { breakfast: '07:30', lunch: null, dinner: null } });
  expect(await read()).toMatchObject({
    diets: ['vegan'],
    dislikes: ['olives'],
    mealTimes: { breakfast: '07:30' },
  });
});

test('leave theme and language as they are, and carry their version', async () => {
  await person.send('PATCH', '/api/v1/users/me', { preferences: { theme: 'dark' } });
  await change({ goals: ['more-plants'] });
  const [row] = await app.database.sql<{ preferences: object }>(
    'select preferences from members where clerk_user_id = $1',
    [person.subject],
  );
  expect(row?.preferences).toMatchObject({ theme: 'dark', goals: ['more-plants'], schemaVersion: 1 });
});

test('are answered from the cache, which a change goes through', async () => {
  await change({ cuisines: ['thai'] });
  await app.database.sql("update members set preferences = '{}' where clerk_user_id = $1", [person.subject]);
  expect((await read()).cuisines).toEqual(['thai']);
  await change({ cuisines: ['italian'] });
  expect((await read()).cuisines).toEqual(['italian']);
});

test('keep no allergens without consent to health data', async () => {
  const refused = await change({ allergens: ['milk'] });
  expect([refused.status, await refused.json()]).toMatchObject([
    403,
    { error: { code: 'DAY-USER-1002', details: { purpose: 'health-data' } } },
  ]);
  expect((await change({ allergens: [] })).status).toBe(200);
  await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: true });
  await change({ allergens: ['milk'] });
  expect((await read()).allergens).toEqual(['milk']);
});

test.each([
  [{ diets: ['carnivore'] }],
  [{ mealTimes: { breakfast: '25:00', lunch: null, dinner: null } }],
  [{ dislikes: [''] }],
  [{ favourite: 'pizza' }],
])('refuse %j', async (body) => {
  expect((await change(body)).status).toBe(422);
});

test('of an older or broken document keep every field that can be read', () => {
  expect(readStored({ theme: 'dark', diets: ['vegan'], allergens: 'milk', goals: ['fly'] })).toEqual({
    ...NO_PREFERENCES,
    diets: ['vegan'],
  });
});
