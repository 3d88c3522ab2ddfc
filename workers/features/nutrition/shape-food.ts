import type { CustomFoodRow, FoodRow } from './food-queries.ts';
import { customFoodRef } from './food-ref.ts';
import { servingOf } from './pure/serving.ts';
import type { FoodSummary } from './schemas.ts';

const OWN_CATEGORY = 'My foods';

export function shapeSummary(row: FoodRow): FoodSummary {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    category: row.category,
    brand: row.brand,
    source: row.source,
    energyKcal: row.energyKcal,
    proteinG: row.proteinG,
    fatG: row.fatG,
    carbohydrateG: row.carbohydrateG,
    serving:
      row.servingLabel === null || row.servingGrams === null
        ? null
        : { label: row.servingLabel, grams: row.servingGrams },
  };
}

export function shapeCustomSummary(row: CustomFoodRow): FoodSummary {
  const serving = servingOf(row.portions);
  return {
    id: customFoodRef(row.id),
    name: row.name,
    description: row.brand === null ? row.name : `${row.name}, ${row.brand}`,
    category: OWN_CATEGORY,
    brand: row.brand,
    source: 'custom',
    energyKcal: row.nutrients.energyKcal ?? null,
    proteinG: row.nutrients.proteinG ?? null,
    fatG: row.nutrients.fatG ?? null,
    carbohydrateG: row.nutrients.carbohydrateG ?? null,
    serving: serving === null ? null : { label: serving.label, grams: serving.grams / serving.amount },
  };
}
