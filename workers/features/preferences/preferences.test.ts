import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { NO_PREFERENCES, preferencesKey, readStored } from './pure/read-stored.ts';
import { FIELDS, readPreferences } from './schemas.ts';

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
const NOTHING = { ...NO_PREFERENCES, unread: [], isOfLaterRelease: false };
const change = (body: object) => person.send('PATCH', PATH, body);

async function keysInCache(): Promise<string[]> {
  const me = (await (await person.get('/api/v1/users/me')).json()) as { data: { id: string } };
  return [preferencesKey(me.data.id)];
}

async function read() {
  return readPreferences.parse(((await (await person.get(PATH)).json()) as { data: unknown }).data);
}

test('are empty at first, and change field by field', async () => {
  expect(await read()).toEqual(NOTHING);
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

test('are not answered from an older copy when the cache failed both as it went and as the new one came', async () => {
  await change({ cuisines: ['thai'] });
  expect((await read()).cuisines).toEqual(['thai']);
  const { setNewer, delete: remove } = app.deps.cache;
  app.deps.cache.setNewer = async () => undefined;
  app.deps.cache.delete = async () => 0;
  try {
    await change({ cuisines: ['italian'] });
  } finally {
    Object.assign(app.deps.cache, { setNewer, delete: remove });
  }
  expect((await read()).cuisines).toEqual(['italian']);
});

test('of a later version are read as far as they can be, and not written over', async () => {
  await person.get('/api/v1/users/me');
  const later = {
    schemaVersion: 2,
    revision: 7,
    diets: ['vegan', 'raw'],
    allergens: [{ allergen: 'milk', how: 'traces' }, 'buckwheat'],
    cuisines: { thai: 0.8 },
    goals: ['more-fibre'],
    mealTimes: { breakfast: '07:30', lunch: { from: '12:00' }, dinner: null },
    theme: 'dark',
    units: { mass: 'imperial' },
    language: 'de',
  };
  await app.database.sql('update members set preferences = $2 where clerk_user_id = $1', [
    person.subject,
    later,
  ]);
  const asMe = (body: object) => person.send('PATCH', '/api/v1/users/me', body);
  for (const refused of [
    await change({ cuisines: ['thai'] }),
    await asMe({ preferences: { units: 'metric' } }),
  ])
    expect([refused.status, await refused.json()]).toMatchObject([409, { error: { code: 'DAY-USER-1004' } }]);
  expect((await asMe({ device: { language: 'en' }, timeZone: 'Europe/Berlin' })).status).toBe(200);
  const [row] = await app.database.sql<{ preferences: object }>(
    'select preferences from members where clerk_user_id = $1',
    [person.subject],
  );
  expect(row?.preferences).toEqual(later);
  const salvaged = {
    ...NO_PREFERENCES,
    diets: ['vegan'],
    allergens: ['milk'],
    goals: ['more-fibre'],
    mealTimes: { breakfast: '07:30', lunch: null, dinner: null },
    unread: ['diets', 'allergens', 'dislikes', 'cuisines', 'mealTimes'],
    isOfLaterRelease: true,
  };
  expect(await read()).toEqual(salvaged);
  // The copy in the cache says the same.
  expect(await read()).toEqual(salvaged);
  expect(await (await person.get('/api/v1/users/me')).json()).toMatchObject({
    data: { timeZone: 'Europe/Berlin', preferences: { theme: 'dark', units: 'metric', language: 'de' } },
  });
});

test('of a document from before they had a version are kept when a field changes', async () => {
  await person.get('/api/v1/users/me');
  await app.database.sql('update members set preferences = $2 where clerk_user_id = $1', [
    person.subject,
    { theme: 'dark', diets: ['vegan'], cuisines: ['martian'] },
  ]);
  expect(await read()).toEqual({ ...NOTHING, diets: ['vegan'], unread: ['cuisines'] });
  await change({ goals: ['more-fibre'] });
  expect(await read()).toEqual({ ...NOTHING, diets: ['vegan'], goals: ['more-fibre'], unread: ['cuisines'] });
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
  expect(
    readStored({ theme: 'dark', diets: ['vegan'], mealTimes: 'noon', goals: ['fly', 'sleep-better'] }),
  ).toEqual({
    ...NOTHING,
    diets: ['vegan'],
    goals: ['sleep-better'],
    unread: ['goals', 'mealTimes'],
  });
});

test.each([
  ['milk'],
  [['eggs', 'milk', 'buckwheat']],
  [{ milk: { severity: 3 }, eggs: false }],
  [[{ name: ' Milk ', since: 2024 }]],
  [{ strict: ['milk'], traces: [] }],
  [{ kinds: { dairy: { includes: ['milk'] } } }],
])('lose no allergen in whatever shape a later release keeps it: %j', (allergens) => {
  const { allergens: read, unread } = readStored({ schemaVersion: 2, allergens });
  expect(read).toContain('milk');
  expect(unread).toContain('allergens');
});

test('of a later release say of each field whether it was read, one that moved included', () => {
  const { unread, isOfLaterRelease } = readStored({ schemaVersion: 'next', health: { allergens: ['milk'] } });
  expect([unread, isOfLaterRelease]).toEqual([[...FIELDS], true]);
});
