import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import type { FoodAnalysis } from './schemas.ts';
import { foodAnalysis, foodAnalysisSummary, foodDay } from './schemas.ts';

let app: TestApp;
let person: TestPerson;
const now = new Date();

beforeAll(async () => {
  app = await testApp();
  person = await app.person();
  await app.database.sql(`
    insert into foods (id, source, description, name, category, nutrients, search_words, prominence) values
    ('fdc-173944', 'sr28', 'Bananas, raw', 'Banana', 'Fruits', '{"energyKcal": 89, "proteinG": 1.09, "fatG": 0.33, "carbohydrateG": 22.84}', 'banana raw', 1),
    ('fdc-171890', 'sr28', 'Coffee, brewed', 'Coffee', 'Beverages', '{"energyKcal": 1, "proteinG": 0.12}', 'coffee brew', 1)`);
});
afterAll(() => app.close());

async function mealOf(response: Response): Promise<FoodAnalysis> {
  const { data } = (await response.json()) as { data: unknown };
  return foodAnalysis.parse(data);
}

const quick = async (body: unknown) => mealOf(await person.send('POST', '/api/v1/quick-meals', body));

test('a quick meal has its items, totals and place in the history and the day', async () => {
  const meal = await quick({ items: [{ foodId: 'fdc-173944', massGrams: 120 }], eatenAt: now.toISOString() });
  expect(meal.items[0]).toMatchObject({ name: 'Banana', massGrams: 120, massLow: 114, foundBy: 'person' });
  expect(meal.totals.energyKcal?.value).toBeCloseTo(106.8);
  const list = await person.get('/api/v1/food-analyses');
  const { data, meta, links } = (await list.json()) as {
    data: unknown[];
    meta: { total: number };
    links: { self: string };
  };
  expect(foodAnalysisSummary.array().parse(data)[0]).toMatchObject({ id: meal.id, itemNames: ['Banana'] });
  expect(meta.total).toBe(data.length);
  expect(links.self).toContain('page=1');
  const days = await person.get(`/api/v1/food-days?from=${meal.localDay}&to=${meal.localDay}`);
  const [day] = foodDay.array().parse(((await days.json()) as { data: unknown }).data);
  expect(day?.meals).toBe(meta.total);
  expect(day?.energyKcal.value).toBeCloseTo(106.8, 0);
});

test('a mass, a swap, a split, an addition and a deletion each change the totals', async () => {
  const meal = await quick({ items: [{ foodId: 'fdc-173944', massGrams: 100 }] });
  const item = meal.items[0]?.id ?? '';
  const heavier = await mealOf(
    await person.send('PATCH', `/api/v1/food-analysis-items/${item}`, { massGrams: 200 }),
  );
  expect(heavier.totals.energyKcal?.value).toBeCloseTo(178);
  const split = await mealOf(
    await person.send('POST', `/api/v1/food-analysis-items/${item}/split`, {
      share: 0.25,
      foodId: 'fdc-171890',
    }),
  );
  expect(split.items.map(({ name, massGrams }) => [name, massGrams])).toEqual([
    ['Banana', 50],
    ['Coffee', 150],
  ]);
  const swapped = await mealOf(
    await person.send('PATCH', `/api/v1/food-analysis-items/${item}`, { foodId: 'fdc-171890' }),
  );
  expect(swapped.totals.energyKcal?.value).toBeCloseTo(2);
  const added = await mealOf(
    await person.send('POST', `/api/v1/food-analyses/${meal.id}/items`, {
      foodId: 'fdc-173944',
      massGrams: 100,
    }),
  );
  expect(added.items).toHaveLength(3);
  const deleted = await mealOf(await person.send('DELETE', `/api/v1/food-analysis-items/${item}`));
  expect(deleted.items).toHaveLength(2);
  const restored = await mealOf(await person.send('POST', `/api/v1/food-analysis-items/${item}/restore`));
  expect(restored.items).toHaveLength(3);
  expect(restored.items.map((entry) => entry.id)).toContain(item);
});

test('a figure that is not known stays unknown: the total is at least', async () => {
  const meal = await quick({
    items: [
      { foodId: 'fdc-171890', massGrams: 200 },
      { foodId: 'fdc-173944', massGrams: 100 },
    ],
  });
  expect(meal.totals.fatG).toMatchObject({ missing: 1 });
  expect(meal.totals.energyKcal).toMatchObject({ missing: 0 });
});

test('a day says at least where a meal knows its energy alone', async () => {
  const alone = await app.person();
  await alone.send('POST', '/api/v1/quick-meals', {
    items: [
      { name: 'Soup', energyKcal: 150 },
      { name: 'Bread', energyKcal: 90 },
    ],
  });
  const { data } = (await (await alone.get('/api/v1/food-analyses')).json()) as {
    data: { localDay: string }[];
  };
  const on = data[0]?.localDay ?? '';
  const days = await alone.get(`/api/v1/food-days?from=${on}&to=${on}`);
  const [day] = foodDay.array().parse(((await days.json()) as { data: unknown }).data);
  expect(day).toMatchObject({ energyKcal: { value: 240, missing: 0 }, proteinG: { value: 0, missing: 2 } });
});

test('a deleted meal leaves the list and the count, and comes back', async () => {
  const meal = await quick({ items: [{ name: 'Soup', energyKcal: 150 }] });
  const total = async () =>
    ((await (await person.get('/api/v1/food-analyses')).json()) as { meta: { total: number } }).meta.total;
  const before = await total();
  expect((await person.send('DELETE', `/api/v1/food-analyses/${meal.id}`)).status).toBe(204);
  expect(await total()).toBe(before - 1);
  expect((await person.get(`/api/v1/food-analyses/${meal.id}`)).status).toBe(404);
  expect((await person.send('DELETE', `/api/v1/food-analyses/${meal.id}`)).status).toBe(404);
  expect((await person.send('POST', `/api/v1/food-analyses/${meal.id}/restore`)).status).toBe(200);
  expect(await total()).toBe(before);
});

test('a copy is a meal of its own', async () => {
  const meal = await quick({ title: 'The usual', items: [{ foodId: 'fdc-173944', massGrams: 100 }] });
  const copied = await person.send('POST', `/api/v1/food-analyses/${meal.id}/copies`, { meal: 'snack' });
  expect(copied.status).toBe(201);
  const copy = await mealOf(copied);
  expect(copy).toMatchObject({ title: 'The usual', source: 'copy', meal: 'snack' });
  expect(copy.items[0]?.id).not.toBe(meal.items[0]?.id);
});

test('the history filters by food, energy and day, sorts, and pages without a gap', async () => {
  const alone = await app.person();
  for (let index = 1; index <= 7; index += 1) {
    const eatenAt = new Date(now.getTime() - index * 86_400_000).toISOString();
    const item =
      index % 2 === 0
        ? { name: '100% _oats_', energyKcal: index * 100 }
        : { name: 'Plum', energyKcal: index * 100 };
    await alone.send('POST', '/api/v1/quick-meals', { eatenAt, items: [item] });
  }
  const list = async (query: string) => {
    const body = (await (await alone.get(`/api/v1/food-analyses?${query}`)).json()) as {
      data: { id: string; energyKcal: { value: number } }[];
      meta: { total: number; nextCursor: string | null };
    };
    return {
      kcal: body.data.map((meal) => meal.energyKcal.value),
      ids: body.data.map((meal) => meal.id),
      ...body.meta,
    };
  };
  expect((await list('food=%25%20_oats')).kcal).toEqual([200, 400, 600]);
  expect((await list('food=oatsX')).total).toBe(0);
  expect((await list('minKcal=300&maxKcal=500')).kcal).toEqual([300, 400, 500]);
  expect((await list('sort=-energyKcal&perPage=2')).kcal).toEqual([700, 600]);
  expect((await list('perPage=3&page=3')).kcal).toEqual([700]);
  const first = await list('perPage=3');
  const second = await list(`perPage=3&cursor=${first.nextCursor}`);
  const third = await list(`perPage=3&cursor=${second.nextCursor}`);
  expect([...first.kcal, ...second.kcal, ...third.kcal]).toEqual([100, 200, 300, 400, 500, 600, 700]);
  expect(third.nextCursor).toBeNull();
});

test('a meal of next week is a slip', async () => {
  const eatenAt = new Date(now.getTime() + 7 * 86_400_000).toISOString();
  const response = await person.send('POST', '/api/v1/quick-meals', {
    eatenAt,
    items: [{ name: 'Soup', energyKcal: 1 }],
  });
  expect(response.status).toBe(422);
});

test('a meal holds sixty items and not one more', async () => {
  const items = Array.from({ length: 60 }, () => ({ name: 'Pea', energyKcal: 1 }));
  const meal = await quick({ items });
  const response = await person.send('POST', `/api/v1/food-analyses/${meal.id}/items`, {
    foodId: 'fdc-173944',
    massGrams: 1,
  });
  expect(response.status).toBe(409);
});

test('two edits at once both count', async () => {
  const meal = await quick({
    items: [
      { foodId: 'fdc-173944', massGrams: 100 },
      { foodId: 'fdc-173944', massGrams: 100 },
    ],
  });
  await Promise.all(
    meal.items.map((item) =>
      person.send('PATCH', `/api/v1/food-analysis-items/${item.id}`, { massGrams: 200 }),
    ),
  );
  const after = await mealOf(await person.get(`/api/v1/food-analyses/${meal.id}`));
  expect(after.totals.energyKcal?.value).toBeCloseTo(356);
});
