import { SEEN_THINGS, THING_NAMES, type ThingName } from './pure/known-things.ts';
import { bestReference } from './pure/portion-from-box.ts';
import { isMeasurable } from './pure/weigh-again.ts';
import type { AnalysisRow, ItemRow, PhotoRow } from './queries.ts';
import type { FoodAnalysis, FoodItem, Reference } from './schemas.ts';

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

interface Scale {
  marked: ThingName | null;
  seen: FoodItem['sizedBy'];
}

function readBox(box: number[] | null): FoodItem['box'] {
  if (box === null) return null;
  const [left, top, width, height] = box;
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  return [left, top, width, height];
}

/** Null also for a thing that we no longer know. */
export function readReference(stored: AnalysisRow['reference']): Reference | null {
  if (stored === null) return null;
  const thing = THING_NAMES.find((name) => name === stored.thing);
  return thing === undefined ? null : { ...stored, thing };
}

/** What sizes in the photo are measured by. */
function scaleOf(row: AnalysisRow, photo: PhotoRow | null): Scale {
  const marked = readReference(row.reference)?.thing ?? null;
  const aspect = photo === null ? 1 : photo.width / photo.height;
  const found = bestReference(row.detections, aspect)?.label.replace(' ', '-') ?? null;
  const seen = [...THING_NAMES, ...SEEN_THINGS].find((name) => name === found) ?? null;
  return { marked, seen };
}

function shapeItem(item: ItemRow, row: AnalysisRow, scale: Scale): FoodItem {
  const isScaled = item.portion !== null && isMeasurable(item.portion, row.detections);
  const seen = item.portion?.told === null ? scale.seen : null;
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
    isMeasurable: isScaled,
    sizedBy: isScaled ? (scale.marked ?? seen) : null,
    nutrientsPer100g: item.nutrientsPer100g,
    alternatives: item.alternatives,
  };
}

export function shapeAnalysis(
  row: AnalysisRow,
  items: readonly ItemRow[],
  photo: PhotoRow | null,
): FoodAnalysis {
  const scale = scaleOf(row, photo);
  return {
    id: row.id,
    state: row.state,
    source: row.source,
    meal: row.meal,
    eatenAt: row.eatenAt.toISOString(),
    localDay: row.localDay,
    title: row.title,
    items: items.map((item) => shapeItem(item, row, scale)),
    totals: row.totals,
    photo:
      photo === null
        ? null
        : { url: `/api/v1/food-analyses/${row.id}/photo`, width: photo.width, height: photo.height },
    reference: readReference(row.reference),
    needsPerson: row.state === 'ready' && items.length === 0,
    failure: row.failure,
    analysedBy: row.analysedBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
