import type { LabelPortion } from '#workers/features/nutrition/pure/label-portions.ts';
import type { Box, Detection } from '#workers/kernel/seen.ts';

interface Reference {
  /** How long, wide or high it is, in cm. */
  cm: number;
  /** Long and thin: as long as the diagonal of its box, however it lies. Else it is as long as the box's longer side. */
  isThin?: boolean;
  /** How far such things differ, as the standard deviation of the logarithm. */
  spread: number;
}

/**
 * Things on a table whose size is much the same everywhere. Table forks, knives and spoons of common ranges are 18–21,
 * 20–24 and 17–21 cm long; cups 8–10 cm wide or high; wine glasses 17–23 and bottles 25–32 cm high; bowls 12–20 cm wide;
 * plates 24–29 cm, every fourth a small one of 19–22 cm.
 */
const REFERENCES: ReadonlyMap<string, Reference> = new Map([
  ['fork', { cm: 19.5, isThin: true, spread: 0.1 }],
  ['knife', { cm: 22, isThin: true, spread: 0.12 }],
  ['spoon', { cm: 18.5, isThin: true, spread: 0.18 }],
  ['cup', { cm: 9.5, spread: 0.2 }],
  ['wine glass', { cm: 20, spread: 0.18 }],
  ['bottle', { cm: 28, spread: 0.2 }],
  ['bowl', { cm: 15, spread: 0.25 }],
  ['plate', { cm: 25, spread: 0.14 }],
]);

/** What a box says of a size even beside a ruler: perspective, a turned piece, a loose box. */
const BOX_SPREAD = 0.2;
/** Half an 80 % interval of a normal distribution, in standard deviations. */
const Z80 = 1.2816;
/** An interval is never tighter than a kitchen scale and a knife would make it. */
const LEAST_SPREAD = 0.12;

/** How large things are in a photo, by something in it. */
export interface Ruler {
  label: string;
  /** What the height of the photo shows, in cm, where the thing lies. */
  cmPerHeight: number;
  /** How far that errs, as the standard deviation of the logarithm. */
  spread: number;
}

/** Grams with an 80 % interval. */
export interface Weight {
  grams: number;
  gramsLow: number;
  gramsHigh: number;
}

export interface SeenPortion extends Weight {
  /** What the size was measured against; null when nothing in the photo says how large things are. */
  measuredBy: string | null;
}

/**
 * The portion in a box. What is usual for the food and what its size says, where something of known size lies beside it,
 * are joined as logarithms of grams, each weighed by how sure it is; mass goes with the cube of size. The interval, as high
 * over low, is never wider than without.
 * @param aspect width over height of the photo, since boxes are fractions of either
 * @param marked what the person marked in the photo: it stands before whatever was found there
 * @param told what somebody who looked at the food says, instead of what is usual
 */
export function portionFromBox(input: {
  usual: LabelPortion;
  box: Box;
  detections: readonly Detection[];
  aspect: number;
  marked?: Ruler | null;
  told?: Weight;
}): SeenPortion {
  const { usual, box, detections, aspect } = input;
  const { grams, gramsLow, gramsHigh } = input.told ?? usual;
  const unmeasured = { grams, gramsLow, gramsHigh, measuredBy: null };
  const ruler = input.marked ?? bestReference(detections, aspect);
  if (ruler === null) return unmeasured;
  const times = timesUsual(usual, { box, aspect, ruler });
  if (times === null || times <= 0 || grams <= 0 || gramsHigh <= gramsLow || gramsLow <= 0) return unmeasured;
  const knownSpread = Math.log(gramsHigh / gramsLow) / (2 * Z80);
  const seenSpread = 3 * Math.hypot(ruler.spread, BOX_SPREAD);
  const seen = Math.log(usual.grams) + 3 * Math.log(times);
  const [forKnown, forSeen] = [knownSpread ** -2, seenSpread ** -2];
  const middle = (Math.log(grams) * forKnown + seen * forSeen) / (forKnown + forSeen);
  const joined = (forKnown + forSeen) ** -0.5;
  const spread = Math.min(knownSpread, Math.max(LEAST_SPREAD, joined));
  return {
    grams: roundedGrams(Math.exp(middle)),
    gramsLow: roundedGrams(Math.exp(middle - Z80 * spread)),
    gramsHigh: roundedGrams(Math.exp(middle + Z80 * spread)),
    measuredBy: ruler.label,
  };
}

/** How many times as large as usual a piece in a box is; null for what comes in no piece. */
export function timesUsual(
  usual: LabelPortion,
  { box, aspect, ruler }: { box: Box; aspect: number; ruler: Ruler },
): number | null {
  if (usual.sizeCm === null) return null;
  return (
    ((diagonalOf(box, aspect) / Math.sqrt(usual.length + 1 / usual.length)) * ruler.cmPerHeight) /
    usual.sizeCm
  );
}

/** Of a box, in heights of the photo. That around an ellipse is as long however it is turned. */
export function diagonalOf(box: Box, aspect: number): number {
  return Math.hypot(box[2] * aspect, box[3]);
}

/** The thing of known size that says most: surely seen, wholly in the photo, and of a size that varies little. */
export function bestReference(detections: readonly Detection[], aspect: number): Ruler | null {
  let best: Ruler | null = null;
  for (const { label, box, score } of detections) {
    const known = REFERENCES.get(label);
    if (known === undefined || score < 0.5 || isCutOff(box)) continue;
    const long = (known.isThin ? Math.hypot : Math.max)(box[2] * aspect, box[3]);
    if (long < 0.02 || (best !== null && best.spread <= known.spread)) continue;
    best = { label, cmPerHeight: known.cm / long, spread: known.spread };
  }
  return best;
}

function isCutOff([left, top, width, height]: Box): boolean {
  return left < 0.005 || top < 0.005 || left + width > 0.995 || top + height > 0.995;
}

export function roundedGrams(grams: number): number {
  return Math.max(0.1, Math.round(grams * 10) / 10);
}
