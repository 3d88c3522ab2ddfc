import { labelOfFood, portionForLabel } from '#workers/features/nutrition/pure/label-portions.ts';
import type { Detection } from '#workers/kernel/seen.ts';
import { describeDetections, joinHands, joinRepeats, type SeenItem } from './describe-detections.ts';
import { type Mass, shareOf } from './item-mass.ts';
import { portionFromBox, type Ruler, timesUsual, type Weight } from './portion-from-box.ts';

/** What the mass of an item was read from in the photo, so that it can be read again by another scale. */
export interface PhotoPortion {
  /** The detections that the item is made of, by their index. */
  pieces: number[];
  /** The detector's word for what the person says it is, when they swapped the food; null: as it was detected. */
  as: string | null;
  /** What a model that saw the food says it weighs, without a scale; null: what is usual stands. */
  told: Weight | null;
  /** How much of it is this item, 0..1: the person split it. */
  share: number;
}

export interface ScaledPhoto {
  detections: readonly Detection[];
  /** Width over height. */
  aspect: number;
  marked: Ruler | null;
}

/**
 * What an item's mass may be read from again. A model's word counts where it speaks of the very food that was detected there,
 * and of one piece of it; else there is nothing to measure.
 * @param foodId what the item was found to be
 */
export function portionInPhoto(
  item: SeenItem,
  detections: readonly Detection[],
  foodId: string | null,
): PhotoPortion | null {
  const label = detections[item.pieces[0] ?? -1]?.label;
  if (label === undefined) return null;
  const pieces = [...item.pieces];
  if (item.evidence === 'detector') return { pieces, as: null, told: null, share: 1 };
  const usual = portionForLabel(label);
  const isSame =
    item.name.toLowerCase() === label.toLowerCase() || (foodId !== null && foodId === usual.foodId);
  const isOne = item.gramsLow <= usual.gramsHigh && item.gramsHigh >= usual.gramsLow;
  if (!isSame || !isOne) return null;
  const { grams, gramsLow, gramsHigh } = item;
  return { pieces, as: null, told: { grams, gramsLow, gramsHigh }, share: 1 };
}

/** The same piece of the photo as another food; null when that comes in no piece that we know. */
export function portionAs(portion: PhotoPortion, foodId: string): PhotoPortion | null {
  const as = labelOfFood(foodId);
  return as === null ? null : { ...portion, as, told: null };
}

/** Whether a scale changes it: what comes in pieces is measured, and what lies in heaps is not. */
export function isMeasurable({ pieces, as }: PhotoPortion, detections: readonly Detection[]): boolean {
  return pieces.some((index) => {
    const label = as ?? detections[index]?.label;
    return label !== undefined && portionForLabel(label).sizeCm !== null;
  });
}

/** A piece is no more than so many times as large as usual, or as small: of a cherry tomato two make a tomato. */
const MOST_TIMES = 3;

/** Whether by a scale no piece in the photo has a size that such a food can have: then it is the scale that is wrong. */
export function isAbsurd(portions: readonly PhotoPortion[], photo: ScaledPhoto & { marked: Ruler }): boolean {
  const times = portions.flatMap(({ pieces, as }) =>
    pieces.flatMap((index) => {
      const seen = photo.detections[index];
      if (seen === undefined) return [];
      const { box } = seen;
      const usual = portionForLabel(as ?? seen.label);
      return timesUsual(usual, { box, aspect: photo.aspect, ruler: photo.marked }) ?? [];
    }),
  );
  return times.length > 0 && times.every((one) => one > MOST_TIMES || one < 1 / MOST_TIMES);
}

/** The mass of an item as the photo has it, by what is marked there or without; null when its detections are gone. */
export function massFromPhoto(portion: PhotoPortion, photo: ScaledPhoto): Mass | null {
  const weight = portion.told === null ? weightOfPieces(portion, photo) : weightAsTold(portion, photo);
  if (weight === null) return null;
  const mass = { massGrams: weight.grams, massLow: weight.gramsLow, massHigh: weight.gramsHigh };
  return shareOf(mass, portion.share);
}

function weightOfPieces({ pieces, as }: PhotoPortion, { detections, aspect, marked }: ScaledPhoto) {
  const named =
    as === null
      ? detections
      : detections.map((one, index) => (pieces.includes(index) ? { ...one, label: as } : one));
  const seen = describeDetections(named, aspect, marked).filter(({ detection }) =>
    pieces.includes(detection ?? -1),
  );
  const items = joinRepeats(joinHands(seen, named));
  const [first] = items;
  if (first === undefined) return null;
  const sum = (of: (weight: Weight) => number) => items.reduce((total, item) => total + of(item), 0);
  return {
    grams: sum(({ grams }) => grams),
    gramsLow: sum(({ gramsLow }) => gramsLow),
    gramsHigh: sum(({ gramsHigh }) => gramsHigh),
  };
}

/** A model that saw the food took the whole picture into account: only what the person marked adds to that. */
function weightAsTold({ pieces, told, as }: PhotoPortion, photo: ScaledPhoto): Weight | null {
  const seen = photo.detections[pieces[0] ?? -1];
  if (told === null || photo.marked === null || seen === undefined) return told;
  const usual = portionForLabel(as ?? seen.label);
  return portionFromBox({ usual, box: seen.box, ...photo, told });
}
