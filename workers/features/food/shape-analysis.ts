import type { AnalysisRow, ItemRow, PhotoRow } from './queries.ts';
import type { FoodAnalysis, FoodItem } from './schemas.ts';

const CUSTOM = 'custom:';

/** One name for foods of the table and the member's own. */
export function foodRefOf(item: Pick<ItemRow, 'foodId' | 'customFoodId'>): string | null {
  return item.foodId ?? (item.customFoodId === null ? null : `${CUSTOM}${item.customFoodId}`);
}

export function foodRefColumns(foodRef: string | null): {
  foodId: string | null;
  customFoodId: string | null;
} {
  if (foodRef?.startsWith(CUSTOM)) return { foodId: null, customFoodId: foodRef.slice(CUSTOM.length) };
  return { foodId: foodRef, customFoodId: null };
}

function readBox(box: number[] | null): FoodItem['box'] {
  if (box === null) return null;
  const [left, top, width, height] = box;
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  return [left, top, width, height];
}

function shapeItem(item: ItemRow): FoodItem {
  return {
    id: item.id,
    name: item.name,
    foodId: foodRefOf(item),
    massGrams: item.massGrams,
    massLow: item.massLow,
    massHigh: item.massHigh,
    confidence: item.confidence,
    foundBy: item.foundBy,
    box: readBox(item.box),
    nutrientsPer100g: item.nutrientsPer100g,
    alternatives: item.alternatives,
  };
}

export function shapeAnalysis(
  row: AnalysisRow,
  items: readonly ItemRow[],
  photo: PhotoRow | null,
): FoodAnalysis {
  return {
    id: row.id,
    state: row.state,
    source: row.source,
    meal: row.meal,
    eatenAt: row.eatenAt.toISOString(),
    localDay: row.localDay,
    title: row.title,
    items: items.map(shapeItem),
    totals: row.totals,
    photo:
      photo === null
        ? null
        : { url: `/api/v1/food-analyses/${row.id}/photo`, width: photo.width, height: photo.height },
    needsPerson: row.state === 'ready' && items.length === 0,
    failure: row.failure,
    analysedBy: row.analysedBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
