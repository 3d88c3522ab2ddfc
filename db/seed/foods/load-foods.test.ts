import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { NUTRIENTS } from '#workers/features/nutrition/pure/nutrients.ts';
import { builtInFoods } from './built-in-foods.ts';
import { readEverydayFoods } from './everyday-foods.ts';
import { loadFoods } from './load-foods.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('the table holds every food of SR28 with its figures, and what was not measured is not zero', () => {
  const foods = builtInFoods();
  expect(foods.filter(({ source }) => source === 'sr28')).toHaveLength(8789);
  expect(new Set(foods.map(({ id }) => id)).size).toBe(foods.length);
  const banana = foods.find(({ id }) => id === 'fdc-173944');
  expect(banana).toMatchObject({ fdc_id: 173944, name: 'Banana', serving_grams: 118 });
  expect(banana?.nutrients).toMatchObject({ energyKcal: 89, potassiumMg: 358, cholesterolMg: 0 });
  const lemonJuice = foods.find(
    ({ description }) => description === 'Lemon juice from concentrate, bottled, CONCORD',
  );
  expect(lemonJuice?.nutrients.energyKcal).toBe(24);
  expect(lemonJuice?.nutrients).not.toHaveProperty('fibreG');
  const keys = new Set(foods.flatMap(({ nutrients }) => Object.keys(nutrients)));
  expect(keys).toEqual(new Set(NUTRIENTS.map(({ key }) => key)));
});

test('every everyday name belongs to a food, and to one alone', () => {
  const ids = new Set(builtInFoods().map(({ id }) => id));
  const everyday = readEverydayFoods();
  expect([...everyday.keys()].filter((id) => !ids.has(id))).toEqual([]);
  const names = [...everyday.values()].flatMap(({ name, aliases }) => [name.toLowerCase(), ...aliases]);
  expect(names.filter((name, index) => !name.startsWith('~') && names.indexOf(name) !== index)).toEqual([]);
});

test('a load that was killed goes on behind its last batch, keeps what was imported, and is done once', async () => {
  await database.sql(`
    insert into foods (id, source, fdc_id, description, name, category, nutrients, search_words, prominence)
    values ('fdc-173944', 'foundation', 173944, 'Bananas, imported', 'Imported', 'Fruits', '{"energyKcal": 97}', 'banana', 0)`);
  const killed = loadFoods(database.db, (done) => {
    if (done > 1500) throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  const [before] = await database.sql<{ foods: number }>('select foods from food_editions');
  const seen: number[] = [];
  const loaded = await loadFoods(database.db, (done) => void seen.push(done));
  expect(loaded).toEqual({ outcome: 'loaded', foods: 8790 });
  expect(seen[0]).toBeGreaterThan(before?.foods ?? 0);
  expect(await loadFoods(database.db)).toEqual({ outcome: 'there', foods: 8790 });

  const [counts] = await database.sql(`
    select (select count(*)::int from foods) as foods, (select count(*)::int from food_portions) as portions,
      (select count(*)::int from food_portions where food_id = 'fdc-173944') as imported,
      (select foods from food_words where word = 'banana') > 20 as words`);
  expect(counts).toEqual({ foods: 8790, portions: 15952, imported: 0, words: true });
  const rows = await database.sql(
    `select name, energy_kcal from foods where id in ('fdc-173944', 'fdc-2257046') order by id`,
  );
  expect(rows).toEqual([
    { name: 'Imported', energy_kcal: 97 },
    { name: 'Oat milk', energy_kcal: 48 },
  ]);
});
