import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { importFdc } from './import-fdc.ts';

let database: TestDatabase;
let folder: string;

/** A release with invented foods, in the columns of FoodData Central. */
const RELEASE: Readonly<Record<string, string>> = {
  'food.csv': `fdc_id,data_type,description,food_category_id,publication_date
1,foundation_food,"Moonfruit, raw",9,2026-04-30
2,sr_legacy_food,"Moonfruit, ""dried""",9,2018-04-01
3,survey_fndds_food,Moonfruit pie,1234,2024-10-31
4,branded_food,MOONFRUIT BAR,,2026-04-30
5,sub_sample_food,Moonfruit sample,9,2026-04-30
6,foundation_food,Moonfruit without figures,9,2026-04-30`,
  'nutrient.csv': `id,name,unit_name,nutrient_nbr,rank
1003,Protein,G,203,600
1008,Energy,KCAL,208,300
1062,Energy,kJ,268,400
2047,Energy (Atwater General Factors),KCAL,957,280
2048,Energy (Atwater Specific Factors),KCAL,958,290
1093,"Sodium, Na",MG,307.0,5800`,
  'food_nutrient.csv': `id,fdc_id,nutrient_id,amount
1,1,1062,250
2,1,2047,61
3,1,2048,59
4,1,1003,1.5
5,2,2048,999
6,2,1008,301
7,2,1003,
8,3,208,240
9,3,203,3
10,4,1008,410
11,5,1008,1
12,99,1008,1`,
  'food_category.csv': 'id,code,description\n9,0900,Fruits and Fruit Juices',
  'measure_unit.csv': 'id,name\n1000,cup\n9999,undetermined',
  'food_portion.csv': `id,fdc_id,seq_num,amount,measure_unit_id,portion_description,modifier,gram_weight
1,1,2,1,1000,,sliced,150
2,1,1,1,9999,,medium,80
3,3,1,,9999,1 slice,10205,120
4,3,2,,9999,Quantity not specified,90000,100`,
  'branded_food.csv': `fdc_id,brand_owner,brand_name,gtin_upc,serving_size,serving_size_unit,household_serving_fulltext,branded_food_category
4,Invented Foods,Moonly,0000000000017,40,g,1 bar,Snack bars`,
};

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'dayloom-fdc-'));
  for (const [name, text] of Object.entries(RELEASE)) writeFileSync(path.join(folder, name), `${text}\n`);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

const foods = () =>
  database.sql(
    `select id, source, description, category, nutrients, serving_label, serving_grams from foods order by fdc_id`,
  );

test('a release gives its foods with energy in kcal, categories and portions; samples and empty foods stay out', async () => {
  const lines: string[] = [];
  expect(await importFdc(database.db, { folder, onProgress: (line) => void lines.push(line) })).toBe(3);
  expect(await foods()).toEqual([
    {
      id: 'fdc-1',
      source: 'foundation',
      description: 'Moonfruit, raw',
      category: 'Fruits and Fruit Juices',
      nutrients: { energyKcal: 59, proteinG: 1.5 },
      serving_label: 'medium',
      serving_grams: 80,
    },
    {
      id: 'fdc-2',
      source: 'sr_legacy',
      description: 'Moonfruit, "dried"',
      category: 'Fruits and Fruit Juices',
      nutrients: { energyKcal: 301 },
      serving_label: null,
      serving_grams: null,
    },
    {
      id: 'fdc-3',
      source: 'survey',
      description: 'Moonfruit pie',
      category: '1234',
      nutrients: { energyKcal: 240, proteinG: 3 },
      serving_label: 'slice',
      serving_grams: 120,
    },
  ]);
  expect(lines.at(-1)).toContain('3 foods');
  expect(await database.sql(`select foods from food_words where word = 'moonfruit'`)).toEqual([{ foods: 3 }]);
});

test('a second import replaces figures and portions, and brings branded foods when they are asked for', async () => {
  writeFileSync(
    path.join(folder, 'food_nutrient.csv'),
    'id,fdc_id,nutrient_id,amount\n1,1,1008,62\n2,4,1008,410\n',
  );
  expect(await importFdc(database.db, { folder, sources: ['foundation', 'branded'] })).toBe(2);
  const rows = await database.sql(
    `select id, energy_kcal, gtin, brand, serving_label from foods order by fdc_id`,
  );
  expect(rows).toEqual([
    { id: 'fdc-1', energy_kcal: 62, gtin: null, brand: null, serving_label: 'medium' },
    { id: 'fdc-2', energy_kcal: 301, gtin: null, brand: null, serving_label: null },
    { id: 'fdc-3', energy_kcal: 240, gtin: null, brand: null, serving_label: 'slice' },
    { id: 'fdc-4', energy_kcal: 410, gtin: '0000000000017', brand: 'Moonly', serving_label: '1 bar' },
  ]);
});

test('a folder that is no release says what is missing', async () => {
  await expect(importFdc(database.db, { folder: path.join(folder, 'nowhere') })).rejects.toThrow(
    'There is no folder',
  );
  rmSync(path.join(folder, 'nutrient.csv'));
  await expect(importFdc(database.db, { folder })).rejects.toThrow(
    /no FoodData Central release in CSV: nutrient\.csv missing/,
  );
});

test('a file with other columns says which are missing', async () => {
  writeFileSync(path.join(folder, 'nutrient.csv'), 'nutrient,number\nEnergy,208\n');
  await expect(importFdc(database.db, { folder })).rejects.toThrow(
    'nutrient.csv has no column id, nutrient_nbr',
  );
});
