import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { loadFoods } from '#db/seed/foods/load-foods.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import { SURE } from './pure/match-decision.ts';
import { customFood, food, foodSummary, nutrientRow } from './schemas.ts';
import { findFoods, matchScoreOf } from './search-foods.ts';
import { readSearchQueries, scoreOf } from './testing/search-queries.ts';

let app: TestApp;
let ann: TestPerson;
let ben: TestPerson;
let memberId: string;

beforeAll(async () => {
  app = await testApp();
  await loadFoods(app.database.db);
  [ann, ben] = await Promise.all([app.person(), app.person()]);
  memberId = (await app.database.newMember()).id;
});
afterAll(() => app.close());

const find = (query: string) => findFoods({ db: app.database.db, memberId: asId<'member'>(memberId), query });

const page = z.object({
  data: z.array(foodSummary),
  meta: z.object({ total: z.number(), page: z.number() }),
});
async function search(person: TestPerson, query: string, more = '') {
  const response = await person.get(`/api/v1/foods?query=${encodeURIComponent(query)}${more}`);
  expect(response.status).toBe(200);
  return page.parse(await response.json());
}

test.each([
  ['banana', 'Bananas, raw'],
  ['oat milk', 'Oat milk, unsweetened, plain, refrigerated'],
  ['porridge', /^Cereals, oats, regular and quick, unenriched, cooked with water/],
  ['grilled chicken breast', /^Chicken, broiler or fryers, breast, .*cooked, grilled$/],
  ['a slice of pizza', /^Fast Food, Pizza Chain, 14" pizza, cheese topping/],
  ['avacado', /^Avocados, raw/],
  ['strawb', 'Strawberries, raw'],
])('%s puts the obvious food first', async (query, description) => {
  const { data } = await search(ann, query);
  if (typeof description === 'string') expect(data[0]?.description).toBe(description);
  else expect(data[0]?.description).toMatch(description);
});

test('nine of ten everyday queries have an accepted food first, and no absent dish is matched for sure', async () => {
  const queries = readSearchQueries().filter((_, index) => index % 4 === 0);
  const ranks: (number | null)[] = [];
  for (const { set, query, accepted } of queries) {
    const found = await find(query);
    const [first] = found;
    const isSure = first !== undefined && matchScoreOf(first) >= SURE;
    if (set === 'absent') expect([query, isSure]).toEqual([query, false]);
    else {
      const at = found.findIndex(({ summary }) => accepted.has(summary.id));
      ranks.push(at < 0 ? null : at + 1);
    }
  }
  expect(ranks.length).toBeGreaterThan(80);
  expect(scoreOf(ranks).hitAt1).toBeGreaterThanOrEqual(0.9);
});

test('a word with two senses follows the locale', async () => {
  expect((await search(ann, 'chips', '&locale=en-GB')).data[0]?.name).toBe('French fries');
  expect((await search(ann, 'chips', '&locale=en-US')).data[0]?.name).toBe('Crisps');
});

test('pages follow each other without repeating a food', async () => {
  const first = await search(ann, 'milk', '&perPage=5');
  const second = await search(ann, 'milk', '&perPage=5&page=2');
  const ids = [...first.data, ...second.data].map(({ id }) => id);
  expect(new Set(ids).size).toBe(10);
  expect(second.meta).toMatchObject({ page: 2, total: first.meta.total });
});

test('what nobody calls a food finds nothing, and no text breaks the search', async () => {
  expect((await search(ann, 'xyzzy')).data).toEqual([]);
  for (const text of ["'); drop table foods; --", "' | !", '%%%', '\\', '🍌', 'a', ':*', '10%', 'ß']) {
    expect((await search(ann, text)).meta.page).toBe(1);
  }
  expect((await ann.get('/api/v1/foods?query=')).status).toBe(422);
});

test('a food has its figures and portions; an unknown one is not there', async () => {
  const response = await ann.get('/api/v1/foods/fdc-173944');
  const { data } = z.object({ data: food }).parse(await response.json());
  expect(data.nutrientsPer100g).toMatchObject({ energyKcal: 89, potassiumMg: 358 });
  expect(data.portions[4]).toMatchObject({ amount: 1, grams: 118 });
  expect((await ann.get('/api/v1/foods/fdc-1')).status).toBe(404);
  expect((await ann.get('/api/v1/foods/custom:not-an-id')).status).toBe(404);
});

test('a food of the table is read once, and then comes from the cache; one’s own never does', async () => {
  const read = async (id: string) =>
    z.object({ data: food }).parse(await (await ann.get(`/api/v1/foods/${id}`)).json()).data;
  const first = await read('fdc-173944');
  await vi.waitFor(async () => expect(await app.deps.cache.get('food:fdc-173944')).toEqual(first));
  await app.deps.cache.set('food:fdc-173944', { ...first, name: 'from the cache' }, 60);
  expect((await read('fdc-173944')).name).toBe('from the cache');
  const rusk = { ...flapjack, name: 'Rusk' };
  const key = { 'idempotency-key': 'rusk-0001' };
  const { foodId } = await added(await ann.send('POST', '/api/v1/custom-foods', rusk, key));
  expect((await read(foodId)).name).toBe('Rusk');
  expect(await app.deps.cache.get(`food:${foodId}`)).toBeNull();
});

test('the nutrients are listed for everybody', async () => {
  const response = await app.request('/api/v1/nutrients');
  const { data } = z.object({ data: z.array(nutrientRow) }).parse(await response.json());
  expect(data).toHaveLength(46);
  expect(data[0]).toEqual({ key: 'energyKcal', name: 'Energy', unit: 'kcal', dailyEu: 2000, dailyUs: 2000 });
});

const added = async (response: Response) => z.object({ data: customFood }).parse(await response.json()).data;
const flapjack = {
  name: 'Aunt’s flapjack',
  nutrientsPer100g: { energyKcal: 450, proteinG: 6 },
  portions: [{ amount: 2, label: 'square', grams: 90 }],
};

test('a food of one’s own is found first by its name, by nobody else, and is one for one request', async () => {
  const key = { 'idempotency-key': 'flapjack-0001' };
  const own = await added(await ann.send('POST', '/api/v1/custom-foods', flapjack, key));
  const again = await added(await ann.send('POST', '/api/v1/custom-foods', flapjack, key));
  expect(again.id).toBe(own.id);

  const [first] = (await search(ann, 'flapjacks')).data;
  expect(first).toMatchObject({
    id: own.foodId,
    source: 'custom',
    energyKcal: 450,
    serving: { label: 'square', grams: 45 },
  });
  expect((await search(ben, 'flapjacks')).data.some(({ source }) => source === 'custom')).toBe(false);
  expect((await ben.get(`/api/v1/foods/${own.foodId}`)).status).toBe(404);
  expect((await ben.send('PATCH', `/api/v1/custom-foods/${own.id}`, { name: 'Mine' })).status).toBe(404);
  expect((await ben.send('DELETE', `/api/v1/custom-foods/${own.id}`)).status).toBe(404);

  const changed = await added(
    await ann.send('PATCH', `/api/v1/custom-foods/${own.id}`, { name: 'Oat squares' }),
  );
  expect(changed).toMatchObject({ name: 'Oat squares', portions: flapjack.portions });
  expect((await search(ann, 'oat squares')).data[0]?.id).toBe(own.foodId);
  expect((await ann.send('DELETE', `/api/v1/custom-foods/${own.id}`)).status).toBe(204);
  expect((await search(ann, 'oat squares')).data.some(({ source }) => source === 'custom')).toBe(false);

  expect((await ben.send('POST', `/api/v1/custom-foods/${own.id}/restore`)).status).toBe(404);
  for (let turn = 0; turn < 2; turn += 1) {
    const restored = await ann.send('POST', `/api/v1/custom-foods/${own.id}/restore`);
    expect([restored.status, (await added(restored)).id]).toEqual([200, own.id]);
  }
  expect((await search(ann, 'oat squares')).data[0]?.id).toBe(own.foodId);
});

test.each([
  { ...flapjack, nutrientsPer100g: { proteinG: 6 } },
  { ...flapjack, nutrientsPer100g: { energyKcal: 450, magic: 1 } },
  { ...flapjack, nutrientsPer100g: { energyKcal: -1 } },
  { ...flapjack, portions: [{ amount: 1, label: 'square', grams: 0 }] },
  { ...flapjack, name: '  ' },
])('a food that cannot be is refused (%#)', async (body) => {
  expect((await ann.send('POST', '/api/v1/custom-foods', body)).status).toBe(422);
});
