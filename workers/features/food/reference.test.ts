import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import type { Detection, MealModel } from '#workers/kernel/ports.ts';
import { analyseMeal } from './index.ts';
import { type FoodAnalysis, foodAnalysis } from './schemas.ts';

const food = (label: string, box: Detection['box']): Detection => ({ label, score: 0.9, box, kind: 'food' });
const apple = food('apple', [0.1, 0.1, 0.15, 0.2]);
const rice = food('rice', [0.5, 0.5, 0.3, 0.3]);
const egg = food('egg', [0.7, 0.1, 0.1, 0.12]);

/** 4 % of a photo of 640 × 480: by a coin of 1 € it shows 58 × 44 cm. */
const coin = { thing: 'eur-1', from: [0.4, 0.9], to: [0.44, 0.9] };
const large = { thing: 'plate', from: [0.4, 0.9], to: [0.52, 0.9] };

let app: TestApp;
let person: TestPerson;
let detections: Detection[];
let describeMeal: MealModel['describe'];

beforeAll(async () => {
  app = await testApp({
    detector: {
      clean: async (bytes) => ({ ok: true, photo: { bytes, width: 640, height: 480 } }),
      detect: async () => ({ ok: true, result: { models: ['dayloom-food'], detections } }),
    },
    mealModel: { name: 'model of the test', describe: (...call) => describeMeal(...call) },
  });
  await app.database.sql(`
    insert into foods (id, source, description, name, category, nutrients, search_words, prominence) values
    ('sr28-09003', 'sr28', 'Apples, raw, with skin', 'Apple', 'Fruits', '{"energyKcal": 52}', 'apple', 1),
    ('fdc-173424', 'sr28', 'Egg, whole, boiled', 'Egg', 'Dairy', '{"energyKcal": 155}', 'egg', 1),
    ('fdc-171890', 'sr28', 'Coffee, brewed', 'Coffee', 'Beverages', '{"energyKcal": 1}', 'coffee', 1),
    ('fdc-168878', 'sr28', 'Rice, white, cooked', 'Rice', 'Grains', '{"energyKcal": 130}', 'rice', 1)`);
});
afterAll(() => app.close());

beforeEach(async () => {
  person = await app.person();
  detections = [apple, rice, egg];
  describeMeal = async () => ({ ok: false, reason: 'refused' });
  await person.send('POST', '/api/v1/consents', { purpose: 'outside-models', isGranted: true });
});

const mealOf = async (response: Response): Promise<FoodAnalysis> => {
  expect(response.status).toBeLessThan(300);
  return foodAnalysis.parse(((await response.json()) as { data: unknown }).data);
};
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;
const path = (id: string) => `/api/v1/food-analyses/${id}/reference`;
const read = async (id: string) => mealOf(await person.get(`/api/v1/food-analyses/${id}`));
const mark = async (id: string, body: unknown) => mealOf(await person.send('PUT', path(id), body));
const unmark = async (id: string) => mealOf(await person.send('DELETE', path(id)));
const itemOf = (meal: FoodAnalysis, name: string) => {
  const item = meal.items.find((one) => one.name === name);
  if (item === undefined) throw new Error(`no ${name}`);
  return item;
};
const gramsOf = (meal: FoodAnalysis) => meal.items.map(({ massGrams }) => massGrams);

async function upload(): Promise<string> {
  const form = new FormData();
  form.set('photo', new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16)], 'x.jpg'));
  const response = await person.send('POST', '/api/v1/food-analyses', form);
  return ((await response.json()) as { data: { id: string } }).data.id;
}

async function photographed(): Promise<FoodAnalysis> {
  const id = await upload();
  const [row] = await app.database.sql<{ member_id: string }>(
    'select member_id from food_analyses where id = $1',
    [id],
  );
  await analyseMeal({
    deps: app.deps,
    memberId: asId<'member'>(row?.member_id ?? ''),
    job: 'food-analyse',
    now: new Date(),
    correlationId: 'test',
    analysisId: asId<'analysis'>(id),
  });
  return read(id);
}

test('a marked coin weighs the pieces anew, narrows their intervals, and the totals follow', async () => {
  const before = await photographed();
  expect(before.reference).toBeNull();
  expect(before.items.map(({ isMeasurable }) => isMeasurable)).toEqual([true, false, true]);
  const after = await mark(before.id, coin);
  expect(after.reference).toEqual({ ...coin, ownLengthMm: null });
  expect(itemOf(after, 'Rice')).toEqual(itemOf(before, 'Rice'));
  for (const name of ['Apple', 'Egg']) {
    const [was, is] = [itemOf(before, name), itemOf(after, name)];
    expect(is.massGrams).not.toBe(was.massGrams);
    expect(is.massHigh / is.massLow).toBeLessThan(was.massHigh / was.massLow);
    expect([was.sizedBy, is.sizedBy]).toEqual([null, 'eur-1']);
  }
  expect(after.totals.energyKcal?.value).not.toBe(before.totals.energyKcal?.value);
  expect(await read(before.id)).toEqual(after);
});

test('taking the mark back brings the weights back, and marking it again is its undo', async () => {
  const before = await photographed();
  const marked = await mark(before.id, coin);
  const back = await unmark(before.id);
  expect(back).toMatchObject({ reference: null, items: before.items, totals: before.totals });
  expect((await unmark(before.id)).items).toEqual(before.items);
  const again = await mark(before.id, coin);
  expect(again).toMatchObject({ items: marked.items, totals: marked.totals });
  expect((await mark(before.id, coin)).items).toEqual(marked.items);
});

test('what the person weighed stays, whatever they mark', async () => {
  const before = await photographed();
  const id = itemOf(before, 'Apple').id;
  await person.send('PATCH', `/api/v1/food-analysis-items/${id}`, { massGrams: 300 });
  const marked = await mark(before.id, coin);
  expect(itemOf(marked, 'Apple')).toMatchObject({ massGrams: 300, isMeasurable: false, sizedBy: null });
  expect(itemOf(marked, 'Egg').sizedBy).toBe('eur-1');
  expect(itemOf(await unmark(before.id), 'Apple').massGrams).toBe(300);
});

test('halves of an item stay halves, and a deleted one comes back by the new scale', async () => {
  const before = await photographed();
  const [half, egged] = [itemOf(before, 'Apple').id, itemOf(before, 'Egg').id];
  await person.send('POST', `/api/v1/food-analysis-items/${half}/split`, { share: 0.25 });
  await person.send('DELETE', `/api/v1/food-analysis-items/${egged}`);
  const whole = itemOf(await mark((await photographed()).id, coin), 'Apple').massGrams;
  const marked = await mark(before.id, coin);
  const apples = marked.items.filter(({ name }) => name === 'Apple').map(({ massGrams }) => massGrams);
  expect(apples.map((grams) => grams / whole)).toEqual([expect.closeTo(0.25), expect.closeTo(0.75)]);
  const restored = await mealOf(await person.send('POST', `/api/v1/food-analysis-items/${egged}/restore`));
  expect(itemOf(restored, 'Egg').massGrams).not.toBe(itemOf(before, 'Egg').massGrams);
});

test('a swapped food is read from the photo as what it is said to be, by what is marked there', async () => {
  const before = await photographed();
  const swap = async (name: string, foodId: string) =>
    mealOf(await person.send('PATCH', `/api/v1/food-analysis-items/${itemOf(before, name).id}`, { foodId }));
  expect((await swap('Apple', 'sr28-09003')).items[0]).toEqual({
    ...before.items[0],
    foundBy: 'person',
    confidence: 1,
    alternatives: [],
  });
  const swapped = await swap('Rice', 'fdc-173424');
  expect(swapped.items.map(({ isMeasurable }) => isMeasurable)).toEqual([true, true, true]);
  expect(swapped.items[1]).toMatchObject({ name: 'Egg', massGrams: 50, massLow: 36, massHigh: 100 });
  const marked = await mark(before.id, coin);
  expect(marked.items[1]?.sizedBy).toBe('eur-1');
  // The same whether it was marked before or after.
  const other = await photographed();
  await mark(other.id, coin);
  const rice = itemOf(other, 'Rice').id;
  const late = await mealOf(
    await person.send('PATCH', `/api/v1/food-analysis-items/${rice}`, { foodId: 'fdc-173424' }),
  );
  expect(gramsOf(late)).toEqual(gramsOf(marked));
});

test('three pieces of one food are three of the other, and half of a split one is half of that', async () => {
  detections = [0.1, 0.35, 0.6].map((left) => food('apple', [left, 0.1, 0.15, 0.2]));
  const before = await photographed();
  const id = itemOf(before, 'Apple').id;
  const split = await mealOf(
    await person.send('POST', `/api/v1/food-analysis-items/${id}/split`, {
      share: 0.5,
      foodId: 'fdc-173424',
    }),
  );
  expect(itemOf(split, 'Egg').massGrams).toBeCloseTo(75);
  expect(itemOf(split, 'Apple').massGrams).toBeCloseTo(itemOf(before, 'Apple').massGrams / 2);
});

test('what the person weighed stays when they swap the food, and so does what was seen of one without a portion', async () => {
  const before = await photographed();
  const swap = async (name: string, change: object) =>
    mealOf(await person.send('PATCH', `/api/v1/food-analysis-items/${itemOf(before, name).id}`, change));
  await swap('Apple', { massGrams: 300 });
  expect((await swap('Apple', { foodId: 'fdc-173424' })).items[0]?.massGrams).toBe(300);
  expect((await swap('Rice', { foodId: 'fdc-173424', massGrams: 90 })).items[1]?.massGrams).toBe(90);
  const coffee = await swap('Egg', { foodId: 'fdc-171890' });
  expect(coffee.items[2]).toMatchObject({ name: 'Coffee', isMeasurable: false });
  expect(coffee.items[2]?.massGrams).toBe(itemOf(before, 'Egg').massGrams);
});

test('what a model saw is joined with the scale where it speaks of that very piece, and left alone elsewhere', async () => {
  describeMeal = async () => ({
    ok: true,
    description: {
      model: 'model of the test',
      usage: { inputTokens: 1, outputTokens: 1 },
      items: [
        ['apple', 200, 120, 300, 0],
        ['coffee', 200, 150, 250, 2],
      ].map(([name, grams, gramsLow, gramsHigh, detection]) => ({
        name: String(name),
        grams: Number(grams),
        gramsLow: Number(gramsLow),
        gramsHigh: Number(gramsHigh),
        confidence: 0.9,
        evidence: 'sight' as const,
        detection: Number(detection),
      })),
    },
  });
  const before = await photographed();
  expect(before.items.map(({ isMeasurable }) => isMeasurable)).toEqual([true, false]);
  const after = await mark(before.id, coin);
  expect(itemOf(after, 'Apple').massGrams).not.toBe(200);
  expect(itemOf(after, 'Coffee')).toEqual(itemOf(before, 'Coffee'));
  expect((await unmark(before.id)).items).toEqual(before.items);
});

test('a fork that was found is told, and gives way to what is marked', async () => {
  detections = [...detections, { label: 'fork', kind: 'tableware', score: 0.9, box: [0.6, 0.2, 0.02, 0.4] }];
  const before = await photographed();
  expect(before.items.map(({ sizedBy }) => sizedBy)).toEqual(['fork', null, 'fork']);
  expect(itemOf(await mark(before.id, coin), 'Apple').sizedBy).toBe('eur-1');
});

test.each([
  ['a line of no length', { ...coin, to: coin.from }, 'DAY-FOOD-1008'],
  ['a coin as large as the photo', { ...coin, from: [0, 0.5], to: [1, 0.5] }, 'DAY-FOOD-1008'],
  ['a plate as small as a crumb', { ...large, to: [0.42, 0.9] }, 'DAY-FOOD-1008'],
  ['an apple of half a metre', { ...coin, thing: 'plate', to: [0.5, 0.9] }, 'DAY-FOOD-1008'],
  ['a point outside of the photo', { ...coin, to: [1.2, 0.9] }, 'DAY-REQ-1002'],
  ['a thing that nobody knows', { ...coin, thing: 'spaceship' }, 'DAY-REQ-1002'],
  ['an own length that is missing', { ...coin, thing: 'own-length' }, 'DAY-REQ-1002'],
  ['a length of nothing', { ...coin, thing: 'own-length', ownLengthMm: 0 }, 'DAY-REQ-1002'],
])('%s is refused, and changes nothing', async (_, body, code) => {
  const before = await photographed();
  const refused = await person.send('PUT', path(before.id), body);
  expect([refused.status, await codeOf(refused)]).toEqual([422, code]);
  expect(await read(before.id)).toEqual(before);
});

test('a meal that is still worked on, or has no photo, takes no mark', async () => {
  const waiting = await person.send('PUT', path(await upload()), coin);
  expect([waiting.status, await codeOf(waiting)]).toEqual([409, 'DAY-FOOD-1005']);
  const quick = await mealOf(
    await person.send('POST', '/api/v1/quick-meals', { items: [{ name: 'Soup', energyKcal: 100 }] }),
  );
  const without = await person.send('PUT', path(quick.id), coin);
  expect([without.status, await codeOf(without)]).toEqual([404, 'DAY-FOOD-1006']);
});

test('nobody else marks a meal, and a copy keeps its weights without the photo', async () => {
  const marked = await mark((await photographed()).id, coin);
  const stranger = await app.person();
  const another = { ...coin, thing: 'eur-2' };
  for (const method of ['PUT', 'DELETE'] as const) {
    const answer = await stranger.send(method, path(marked.id), another);
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'DAY-FOOD-1001']);
    expect(await read(marked.id), method).toEqual(marked);
  }
  const copy = await mealOf(await person.send('POST', `/api/v1/food-analyses/${marked.id}/copies`, {}));
  expect(gramsOf(copy)).toEqual(gramsOf(marked));
  expect(copy).toMatchObject({ reference: null, items: marked.items.map(() => ({ isMeasurable: false })) });
});
