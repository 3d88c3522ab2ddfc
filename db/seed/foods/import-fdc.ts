import { fileURLToPath } from 'node:url';
import { createDb, type Db } from '#db/client.ts';
import type { Portion } from '#workers/features/nutrition/pure/serving.ts';
import { readEverydayFoods } from './everyday-foods.ts';
import { DATA_TYPES, readNames, readNutrientIds, readRows, requireRelease } from './fdc-release.ts';
import { type FoodFacts, type FoodSource, foodRow } from './food-row.ts';
import { countFoodWords, writeFoods } from './write-foods.ts';

const BATCH = 500;
/** Foods held in memory at once. All but the branded ones fit; for those the files are read several times. */
const SLICE = 250_000;
const PROGRESS_EVERY = 5_000;
const FOOD_COLUMNS = ['fdc_id', 'data_type', 'description'];

export interface ImportOptions {
  folder: string;
  /** Branded foods are many and are left out unless they are asked for. */
  sources?: readonly FoodSource[];
  onProgress?(line: string): void;
}

/**
 * Loads a release of FoodData Central in CSV. A food that is there by its FDC id is replaced, whatever it came from; the
 * others stay. It can be run again, after an error too. Gives the number of foods written. A food that was looked at before
 * may show its old figures for the seven days that the cache keeps it.
 */
export async function importFdc(db: Db, options: ImportOptions): Promise<number> {
  const { folder, sources = ['foundation', 'sr_legacy', 'survey'], onProgress = () => {} } = options;
  requireRelease(folder);
  const nutrients = await readNutrientIds(folder);
  const categories = await readNames(folder, 'food_category.csv', 'description');
  const units = await readNames(folder, 'measure_unit.csv', 'name');
  const everyday = readEverydayFoods();
  const system = db.asSystem('seed: import FoodData Central');

  let written = 0;
  let slice = new Map<number, FoodFacts>();
  const writeSlice = async () => {
    onProgress(`reading the figures of ${slice.size} foods`);
    await addFigures(folder, slice, nutrients);
    await addPortions(folder, slice, units);
    await addBrands(folder, slice);
    const rows = [...slice.values()]
      .filter((food) => Object.keys(food.nutrients).length > 0)
      .map((food) => foodRow(food, everyday));
    for (let at = 0; at < rows.length; at += BATCH) {
      await system.all((q) => [...writeFoods(q, rows.slice(at, at + BATCH), ALL_SOURCES)]);
      written += Math.min(BATCH, rows.length - at);
      if (written % PROGRESS_EVERY < BATCH) onProgress(`${written} foods written`);
    }
    slice = new Map();
  };

  for await (const row of readRows(folder, 'food.csv', FOOD_COLUMNS)) {
    const source = DATA_TYPES[row.data_type ?? ''];
    const fdcId = Number(row.fdc_id);
    const description = (row.description ?? '').replaceAll(/\s+/g, ' ').trim();
    if (
      source === undefined ||
      !sources.includes(source) ||
      !Number.isSafeInteger(fdcId) ||
      description === ''
    )
      continue;
    slice.set(fdcId, {
      id: `fdc-${fdcId}`,
      source,
      fdcId,
      description,
      commonName: '',
      category: categories.get(row.food_category_id ?? '') ?? (row.food_category_id || 'Other'),
      brand: '',
      nutrients: {},
      portions: [],
    });
    if (slice.size >= SLICE) await writeSlice();
  }
  await writeSlice();
  await system.all((q) => [...countFoodWords(q)]);
  onProgress(`${written} foods written, search words counted`);
  return written;
}

const ALL_SOURCES: readonly FoodSource[] = ['sr28', 'house', ...Object.values(DATA_TYPES)];

async function addFigures(
  folder: string,
  foods: Map<number, FoodFacts>,
  nutrients: Awaited<ReturnType<typeof readNutrientIds>>,
): Promise<void> {
  const found = new Map<number, Map<string, { figure: number; preference: number }>>();
  for await (const row of readRows(folder, 'food_nutrient.csv', ['fdc_id', 'nutrient_id', 'amount'])) {
    const fdcId = Number(row.fdc_id);
    const reading = nutrients.get(row.nutrient_id ?? '');
    const figure = Number(row.amount);
    if (
      reading === undefined ||
      !foods.has(fdcId) ||
      row.amount === '' ||
      !Number.isFinite(figure) ||
      figure < 0
    )
      continue;
    const figures = found.get(fdcId) ?? new Map();
    const known = figures.get(reading.key);
    if (known === undefined || reading.preference < known.preference) {
      figures.set(reading.key, { figure, preference: reading.preference });
    }
    found.set(fdcId, figures);
  }
  for (const [fdcId, figures] of found) {
    const food = foods.get(fdcId);
    const nutrients = Object.fromEntries([...figures].map(([key, { figure }]) => [key, figure]));
    if (food !== undefined) foods.set(fdcId, { ...food, nutrients });
  }
}

async function addPortions(
  folder: string,
  foods: Map<number, FoodFacts>,
  units: ReadonlyMap<string, string>,
): Promise<void> {
  const found = new Map<number, { order: number; portion: Portion }[]>();
  for await (const row of readRows(folder, 'food_portion.csv', ['fdc_id', 'gram_weight'])) {
    const fdcId = Number(row.fdc_id);
    const grams = Number(row.gram_weight);
    const label = portionLabel(row, units);
    if (!foods.has(fdcId) || !(grams > 0) || label === '') continue;
    const portions = found.get(fdcId) ?? [];
    portions.push({
      order: Number(row.seq_num) || 0,
      portion: { amount: Number(row.amount) || 1, label, grams },
    });
    found.set(fdcId, portions);
  }
  for (const [fdcId, portions] of found) {
    const food = foods.get(fdcId);
    portions.sort((a, b) => a.order - b.order);
    if (food !== undefined) foods.set(fdcId, { ...food, portions: portions.map(({ portion }) => portion) });
  }
}

/** Surveys describe the portion in words ('1 slice'); the others name a unit, a modifier, or both. */
function portionLabel(row: Readonly<Record<string, string>>, units: ReadonlyMap<string, string>): string {
  const described = (row.portion_description ?? '').trim();
  if (described !== '' && !/^quantity not specified$/i.test(described)) return described.replace(/^1 /, '');
  const unit = units.get(row.measure_unit_id ?? '') ?? '';
  const modifier = (row.modifier ?? '').trim();
  const words = [unit === 'undetermined' ? '' : unit, /^\d+$/.test(modifier) ? '' : modifier];
  return words.filter((word) => word !== '').join(', ');
}

async function addBrands(folder: string, foods: Map<number, FoodFacts>): Promise<void> {
  for await (const row of readRows(folder, 'branded_food.csv', ['fdc_id'])) {
    const fdcId = Number(row.fdc_id);
    const food = foods.get(fdcId);
    if (food === undefined) continue;
    const grams = Number(row.serving_size);
    const hasServing =
      food.portions.length === 0 && grams > 0 && /^g(?:rm)?$/i.test(row.serving_size_unit ?? '');
    foods.set(fdcId, {
      ...food,
      brand: row.brand_name || row.brand_owner || '',
      gtin: row.gtin_upc || null,
      category: row.branded_food_category || food.category,
      portions: hasServing
        ? [{ amount: 1, label: row.household_serving_fulltext || 'serving', grams }]
        : food.portions,
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, ...flags] = process.argv.slice(2);
  // Without an address: the database of `npm start` at its usual port.
  const { DATABASE_URL, NEON_LOCAL_PROXY } = process.env;
  const url = DATABASE_URL ?? 'postgresql://postgres:local@localhost/postgres';
  const localProxy = NEON_LOCAL_PROXY ?? (DATABASE_URL === undefined ? '127.0.0.1:8789' : undefined);
  try {
    if (folder === undefined)
      throw new Error('Name the folder of the release: npm run foods:import -- <folder> [--branded]');
    const db = createDb({ url, localProxy, statementTimeoutMs: 120_000, unavailableAfterMs: 30_000 });
    await db.ping().catch(() => {
      throw new Error('The database does not answer: start Dayloom first (npm start), or set DATABASE_URL.');
    });
    await importFdc(db, {
      folder,
      sources: [
        'foundation',
        'sr_legacy',
        'survey',
        ...(flags.includes('--branded') ? (['branded'] as const) : []),
      ],
      onProgress: (line) => console.log(line),
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
