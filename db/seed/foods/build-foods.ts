import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { NUTRIENTS } from '#workers/features/nutrition/pure/nutrients.ts';
import { FOODS_FILE, type PackedFood, type PackedPortion, PORTIONS_FILE } from './packed-foods.ts';
import { SR28_COLUMNS } from './sr28-columns.ts';

type Row = Record<string, string>;

/**
 * Writes the project's own tables of foods and portions from a folder with USDA's SR28 figures, the NDB-to-FDC
 * crosswalk and FoodData Central's SR Legacy portions. The same input gives the same bytes.
 */
function build(folder: string): void {
  const read = (name: string): Row[] =>
    parse(readFileSync(path.join(folder, name)), { columns: true, bom: true, relax_quotes: true });
  const fdcIds = new Map(
    read('crosswalk_ndb_to_fdc_srlegacy.csv').map((row) => [ndb(row), cell(row, 'fdc_id')]),
  );
  const foods = read('sr28_foods_per100g.csv')
    .map((row) => packFood(row, fdcIds.get(ndb(row)) ?? ''))
    .sort(byNdb);
  const portions = mergePortions(read('sr28_portions.csv'), read('fdc_srlegacy_portion.csv'), fdcIds);
  const known = new Set(foods.map((food) => food.ndb));
  const kept = portions.filter((portion) => known.has(portion.ndb)).sort(byNdb);

  const keys = NUTRIENTS.map(({ key }) => key);
  const foodLines = foods.map((food) =>
    [food.ndb, food.fdcId, food.category, food.description, food.commonName, food.brand]
      .concat(keys.map((key) => food.figures[key] ?? ''))
      .join('\t'),
  );
  const header = ['ndb', 'fdcId', 'category', 'description', 'commonName', 'brand', ...keys].join('\t');
  write(FOODS_FILE, [header, ...foodLines]);
  write(PORTIONS_FILE, [
    'ndb\tamount\tlabel\tgrams',
    ...kept.map(({ ndb, amount, label, grams }) => [ndb, amount, label, grams].join('\t')),
  ]);
  console.log(`${foods.length} foods, ${kept.length} portions`);
}

function packFood(row: Row, fdcId: string): PackedFood {
  const figures: Record<string, string> = {};
  for (const [column, key] of Object.entries(SR28_COLUMNS)) {
    const figure = cell(row, column);
    if (figure !== '') figures[key] = String(Number(figure));
  }
  return {
    ndb: ndb(row),
    fdcId,
    category: cell(row, 'Food_Group'),
    description: cell(row, 'Long_Desc'),
    commonName: cell(row, 'Common_Name'),
    brand: cell(row, 'Manufacturer'),
    figures,
  };
}

/** SR28's portions in their order, then those of SR Legacy that weigh something else. */
function mergePortions(sr28: Row[], fdc: Row[], fdcIds: ReadonlyMap<string, string>): PackedPortion[] {
  const ndbOfFdc = new Map([...fdcIds].map(([key, fdcId]) => [fdcId, key]));
  const own = sr28.map((row) =>
    packPortion(ndb(row), cell(row, 'Amount'), cell(row, 'Msre_Desc'), cell(row, 'Gm_Wgt')),
  );
  const others = fdc.flatMap((row) => {
    const key = ndbOfFdc.get(cell(row, 'fdc_id'));
    if (key === undefined) return [];
    return [packPortion(key, cell(row, 'amount'), cell(row, 'modifier'), cell(row, 'gram_weight'))];
  });
  const weight = ({ ndb, amount, grams }: PackedPortion) =>
    `${ndb} ${(Number(grams) / Number(amount)).toPrecision(3)}`;
  const weights = new Set(own.map(weight));
  return [...own, ...others.filter((portion) => !weights.has(weight(portion)))].filter(
    ({ label, grams }) => label !== '' && Number(grams) > 0,
  );
}

function packPortion(ndbNumber: string, amount: string, label: string, grams: string): PackedPortion {
  return { ndb: ndbNumber, amount: String(Number(amount) || 1), label, grams: String(Number(grams)) };
}

function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`The column ${column} is missing`);
  return value.replaceAll(/\s+/g, ' ').trim();
}

function ndb(row: Row): string {
  return cell(row, 'NDB_No').padStart(5, '0');
}

function byNdb(a: { ndb: string }, b: { ndb: string }): number {
  return a.ndb < b.ndb ? -1 : Number(a.ndb > b.ndb);
}

function write(file: string, lines: readonly string[]): void {
  const packed = gzipSync(`${lines.join('\n')}\n`, { level: 9 });
  // The header names the system that packed it; without that the bytes are the same everywhere.
  packed[9] = 255;
  writeFileSync(file, packed);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (folder === undefined)
    throw new Error('Name the folder with the USDA files: node db/seed/foods/build-foods.ts <folder>');
  build(folder);
}
