import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Portion } from '#workers/features/nutrition/pure/serving.ts';
import { readEverydayFoods } from './everyday-foods.ts';
import { type FoodRow, foodRow } from './food-row.ts';
import { HOUSE_FOODS } from './house-foods.ts';
import { FOODS_FILE, PORTIONS_FILE, readPackedFoods, readPackedPortions } from './packed-foods.ts';

/** Raise it when the same tables shall give other rows: other stems, another prominence. */
const ROWS_VERSION = 1;

/** Names what `builtInFoods` would give, without making it. */
export function builtInVersion(): string {
  const hash = createHash('sha256').update(`${ROWS_VERSION}\n`);
  hash.update(readFileSync(FOODS_FILE)).update(readFileSync(PORTIONS_FILE));
  hash.update(JSON.stringify([[...readEverydayFoods()], HOUSE_FOODS]));
  return hash.digest('hex').slice(0, 16);
}

/** The project's own table of foods: USDA's SR28 and the house's few, under the ids that they keep. */
export function builtInFoods(): FoodRow[] {
  const everyday = readEverydayFoods();
  const portions = new Map<string, Portion[]>();
  for (const { ndb, amount, label, grams } of readPackedPortions()) {
    const known = portions.get(ndb) ?? [];
    known.push({ amount: Number(amount), label, grams: Number(grams) });
    portions.set(ndb, known);
  }
  const packed = readPackedFoods().map((food) =>
    foodRow(
      {
        ...food,
        id: food.fdcId === '' ? `sr28-${food.ndb}` : `fdc-${food.fdcId}`,
        source: 'sr28',
        fdcId: food.fdcId === '' ? null : Number(food.fdcId),
        nutrients: Object.fromEntries(
          Object.entries(food.figures).map(([key, figure]) => [key, Number(figure)]),
        ),
        portions: portions.get(food.ndb) ?? [],
      },
      everyday,
    ),
  );
  const house = HOUSE_FOODS.map((food) =>
    foodRow({ ...food, source: 'house', commonName: '', brand: '' }, everyday),
  );
  return [...packed, ...house];
}
