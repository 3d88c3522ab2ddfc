import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { NO_PREFERENCES, preferencesKey, readStored } from './pure/read-stored.ts';
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

async function keysInCache(): Promise<string[]> {
  const me = (await (await person.get('/api/v1/users/me')).json()) as { data: { id: string } };
  return [preferencesKey(me.data.id)];
}

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

test('are never older than the last change, however slow a reader or another writer is', async () => {
  await change({ cuisines: ['thai'] });
  const { setNewer } = app.deps.cache;
  const held: (() => Promise<void>)[] = [];
  app.deps.cache.setNewer = async (...put) => void held.push(() => setNewer(...put));
  try {
    await app.deps.cache.delete(await keysInCache());
    await read();
    await change({ cuisines: ['french'] });
    await change({ cuisines: ['italian'] });
  } finally {
    app.deps.cache.setNewer = setNewer;
  }
  expect(held).toHaveLength(3);
  // What was written last is kept first: the writer before it, and the reader of before, come late.
  for (const put of held.reverse()) await put();
  expect((await read()).cuisines).toEqual(['italian']);
});

test('are not answered from an older copy when the cache failed as the new one was put there', async () => {
  await change({ cuisines: ['thai'] });
  expect((await read()).cuisines).toEqual(['thai']);
  const { setNewer } = app.deps.cache;
  app.deps.cache.setNewer = async () => undefined;
  try {
    await change({ cuisines: ['italian'] });
  } finally {
    app.deps.cache.setNewer = setNewer;
  }
  expect((await read()).cuisines).toEqual(['italian']);
});

test('of a later version are read as far as they can be, and not written over', async () => {
  await person.get('/api/v1/users/me');
  const later = { schemaVersion: 2, revision: 7, diets: ['vegan'], cuisines: { thai: 0.8 }, theme: 'dark' };
  await app.database.sql('update members set preferences = $2 where clerk_user_id = $1', [
    person.subject,
    later,
  ]);
  const refused = await change({ cuisines: ['thai'] });
  expect([refused.status, await refused.json()]).toMatchObject([409, { error: { code: 'DAY-USER-1004' } }]);
  const [row] = await app.database.sql<{ preferences: object }>(
    'select preferences from members where clerk_user_id = $1',
    [person.subject],
  );
  expect(row?.preferences).toEqual(later);
  expect(await read()).toEqual({ ...NO_PREFERENCES, diets: ['vegan'] });
});

test('of a document from before they had a version are kept when a field changes', async () => {
  await person.get('/api/v1/users/me');
  await app.database.sql('update members set preferences = $2 where clerk_user_id = $1', [
    person.subject,
    { theme: 'dark', diets: ['vegan'], cuisines: ['martian'] },
  ]);
  expect(await read()).toEqual({ ...NO_PREFERENCES, diets: ['vegan'] });
  await change({ goals: ['more-fibre'] });
  expect(await read()).toEqual({ ...NO_PREFERENCES, diets: ['vegan'], goals: ['more-fibre'] });
  const [row] = await app.database.sql<{ preferences: object }>(
    'select preferences from members where clerk_user_id = $1',
    [person.subject],
  );
  expect(row?.preferences).toMatchObject({ schemaVersion: 1, revision: 1, theme: 'dark', diets: ['vegan'] });
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
