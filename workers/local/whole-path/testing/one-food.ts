import { createDb } from '#db/client.ts';
import { foodRow } from '#db/seed/foods/food-row.ts';
import { countFoodWords, writeFoods } from '#db/seed/foods/write-foods.ts';
import type { Plan } from '#workers/local/supervisor/plan.ts';

export const ORANGE_ID = 'fdc-169097';
/** Energy of 100 g of it, in kcal. */
export const ORANGE_KCAL = 47;

/** Writes one food into the table: what the drawn meals are made of. */
export async function writeOrange({ variables }: Plan): Promise<void> {
  const db = createDb({
    url: variables.DATABASE_URL ?? '',
    localProxy: variables.NEON_LOCAL_PROXY,
    unavailableAfterMs: 20_000,
  });
  const orange = foodRow(
    {
      id: ORANGE_ID,
      source: 'sr28',
      fdcId: 169097,
      description: 'Oranges, raw, all commercial varieties',
      commonName: '',
      category: 'Fruits and Fruit Juices',
      brand: '',
      nutrients: { energyKcal: ORANGE_KCAL, proteinG: 0.94, fatG: 0.12, carbohydrateG: 11.75, fibreG: 2.4 },
      portions: [{ amount: 1, label: 'fruit', grams: 131 }],
    },
    new Map(),
  );
  await db.asSystem('the foods of a test').all((q) => [...writeFoods(q, [orange], []), ...countFoodWords(q)]);
}
