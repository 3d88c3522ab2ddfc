import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse';
import { NUTRIENTS } from '#workers/features/nutrition/pure/nutrients.ts';
import type { FoodSource } from './food-row.ts';

export type CsvRow = Readonly<Record<string, string>>;

/** FoodData Central's words for the kinds of food that are imported. */
export const DATA_TYPES: Readonly<Record<string, FoodSource>> = {
  foundation_food: 'foundation',
  sr_legacy_food: 'sr_legacy',
  survey_fndds_food: 'survey',
  branded_food: 'branded',
};

const REQUIRED = ['food.csv', 'food_nutrient.csv', 'nutrient.csv'] as const;

/** Throws an error that says what is missing, when a folder is no release of FoodData Central. */
export function requireRelease(folder: string): void {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}`);
  const missing = REQUIRED.filter((file) => !existsSync(path.join(folder, file)));
  if (missing.length === 0) return;
  throw new Error(
    `${folder} is no FoodData Central release in CSV: ${missing.join(', ')} missing. Download one at https://fdc.nal.usda.gov/download-datasets, unpack it, and name the folder with the .csv files.`,
  );
}

/** The rows of a file of the release, one by one; none when a file that need not be there is not. */
export async function* readRows(
  folder: string,
  file: string,
  columns: readonly string[],
): AsyncGenerator<CsvRow> {
  const at = path.join(folder, file);
  if (!existsSync(at)) return;
  const rows = createReadStream(at).pipe(
    parse({ columns: true, bom: true, relax_quotes: true, relax_column_count: true }),
  );
  let isFirst = true;
  for await (const row of rows) {
    const read: CsvRow = row;
    if (isFirst) {
      const missing = columns.filter((column) => read[column] === undefined);
      if (missing.length > 0) throw new Error(`${file} has no column ${missing.join(', ')}`);
      isFirst = false;
    }
    yield read;
  }
}

/**
 * Energy by preference. 208 is the figure in kcal that every table has; Foundation foods may have only the one by
 * Atwater's specific (958, id 2048) or general factors (957, id 2047). 268 is in kJ and is not read.
 */
const ENERGY = ['208', '958', '957'];
/** Total sugars by the older method (269) before the one for labels (269.3). */
const SUGARS = ['269', '269.3'];

export interface NutrientReading {
  key: string;
  /** The lower one wins where two figures are for one nutrient. */
  preference: number;
}

/**
 * What a release's nutrient ids mean. Some releases give the number ('208') where others give the id ('1008'): the two
 * never meet, so both are known.
 */
export async function readNutrientIds(folder: string): Promise<ReadonlyMap<string, NutrientReading>> {
  const byNumber = new Map<string, NutrientReading>(
    NUTRIENTS.map(({ key, usdaNumber }) => [usdaNumber, { key, preference: 0 }]),
  );
  for (const [preference, number] of ENERGY.entries())
    byNumber.set(number, { key: 'energyKcal', preference });
  for (const [preference, number] of SUGARS.entries()) byNumber.set(number, { key: 'sugarG', preference });
  const ids = new Map(byNumber);
  for await (const row of readRows(folder, 'nutrient.csv', ['id', 'nutrient_nbr'])) {
    const reading = byNumber.get(plainNumber(row.nutrient_nbr));
    if (reading !== undefined && row.id !== undefined) ids.set(row.id, reading);
  }
  return ids;
}

/** '208.0' and '208' are one number. */
export function plainNumber(text: string | undefined): string {
  return text === undefined || text.trim() === '' ? '' : String(Number(text));
}

export async function readNames(
  folder: string,
  file: string,
  column: string,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for await (const row of readRows(folder, file, ['id', column])) names.set(row.id ?? '', row[column] ?? '');
  return names;
}
