import { portionForLabel } from '#workers/features/nutrition/pure/label-portions.ts';
import type { DescribedItem, Detection } from '#workers/kernel/seen.ts';
import { diagonalOf, portionFromBox, type Ruler, roundedGrams } from './portion-from-box.ts';
import { groupTouching } from './touching-boxes.ts';

/** The photos that certainty was fitted on are too few to say more. */
const SUREST = 0.98;

/** An item of a meal, with the detections that it is made of, by their index. */
export interface SeenItem extends DescribedItem {
  pieces: readonly number[];
}

/**
 * What the detector alone can say: its food labels, each with the portion that its box and its kind suggest.
 * @param marked what the person marked in the photo, when they did
 */
export function describeDetections(
  detections: readonly Detection[],
  aspect: number,
  marked: Ruler | null = null,
): SeenItem[] {
  return detections.flatMap((detection, index) => {
    if (detection.kind !== 'food') return [];
    const { label, score } = detection;
    const portion = seenPortion(detection, { detections, aspect, marked });
    return [
      {
        name: label,
        ...portion,
        confidence: Math.min(SUREST, score),
        evidence: 'detector' as const,
        detection: index,
        pieces: [index],
      },
    ];
  });
}

/**
 * A model that only repeats the detector did not look at sizes: then our own estimate stands. An item that the model saw
 * itself is left as it is.
 * @param aspect width over height of the photo
 */
export function weighByBox(item: DescribedItem, detections: readonly Detection[], aspect: number): SeenItem {
  const detection = item.detection === null ? undefined : detections[item.detection];
  const pieces = item.detection === null || detection === undefined ? [] : [item.detection];
  if (item.evidence !== 'detector' || detection === undefined) return { ...item, pieces };
  return {
    ...item,
    ...seenPortion(detection, { detections, aspect, marked: null }),
    pieces,
    confidence: Math.min(SUREST, item.confidence),
  };
}

/** From so many of one food on, they are one line of the meal: nobody weighs twelve cherries one by one. */
const MANY = 3;

/**
 * What the detector found again and again becomes one item, as heavy as all of them together. Their intervals add up:
 * who misjudges one lemon misjudges its neighbours alike. It is as sure as the surest, and points at that one.
 */
export function joinRepeats(items: readonly SeenItem[]): SeenItem[] {
  const groups = new Map<string | SeenItem, SeenItem[]>();
  for (const item of items) {
    const key = item.evidence === 'detector' ? item.name : item;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].flatMap((group) => {
    const surest = group.toSorted((a, b) => b.confidence - a.confidence)[0];
    if (group.length < MANY || surest === undefined) return group;
    const sum = (of: (item: DescribedItem) => number) => group.reduce((total, item) => total + of(item), 0);
    return [
      {
        ...surest,
        grams: sum(({ grams }) => grams),
        gramsLow: sum(({ gramsLow }) => gramsLow),
        gramsHigh: sum(({ gramsHigh }) => gramsHigh),
        pieces: group.flatMap(({ pieces }) => pieces),
      },
    ];
  });
}

/** They hang together, and nobody wants a finding for each finger of a hand of bananas. */
const IN_HANDS: ReadonlySet<string> = new Set(['banana']);

/**
 * Boxes of bananas that touch are one hand, and one item: as many as boxes, at least one, and at most one and a half more,
 * as it was on 22 of 24 training photos. It points at the largest box.
 */
export function joinHands(items: readonly SeenItem[], detections: readonly Detection[]): SeenItem[] {
  const boxOf = ({ detection }: DescribedItem) => detections[detection ?? -1]?.box;
  const isHung = (item: SeenItem) =>
    item.evidence === 'detector' && IN_HANDS.has(item.name) && boxOf(item) !== undefined;
  const hung = items.filter(isHung);
  const hands = groupTouching(hung.map((item) => boxOf(item) ?? [0, 0, 0, 0])).map((group) =>
    group.flatMap((index) => hung[index] ?? []),
  );
  return items.flatMap((item) => {
    const hand = hands.find((members) => members.includes(item)) ?? [item];
    if (hand.length === 1) return [item];
    return hand[0] === item ? [asHand(hand, (one) => areaOf(boxOf(one)))] : [];
  });
}

function asHand(hand: readonly SeenItem[], size: (item: SeenItem) => number): SeenItem {
  const [largest, ...others] = hand.toSorted((a, b) => size(b) - size(a));
  if (largest === undefined) throw new Error('a hand has at least one banana');
  const all = [largest, ...others];
  const sum = (of: (item: DescribedItem) => number) => all.reduce((total, item) => total + of(item), 0);
  return {
    ...largest,
    grams: sum(({ grams }) => grams),
    gramsLow: Math.min(...all.map(({ gramsLow }) => gramsLow)),
    gramsHigh: sum(({ gramsHigh }) => gramsHigh) * (1 + 1.5 / all.length),
    confidence: Math.max(...all.map(({ confidence }) => confidence)),
    pieces: all.flatMap(({ pieces }) => pieces),
  };
}

function areaOf(box: Detection['box'] | undefined): number {
  return box === undefined ? 0 : box[2] * box[3];
}

function seenPortion(
  detection: Detection,
  photo: { detections: readonly Detection[]; aspect: number; marked: Ruler | null },
) {
  const { label, box } = detection;
  const usual = portionForLabel(label);
  const { grams, gramsLow, gramsHigh, measuredBy } = portionFromBox({ usual, box, ...photo });
  if (measuredBy !== null || usual.sizeCm === null || IN_HANDS.has(label)) {
    return { grams, gramsLow, gramsHigh };
  }
  return { grams, gramsLow: roundedGrams(gramsLow * leastShare(detection, photo)), gramsHigh };
}

/**
 * Beside a larger one of the same food a smaller one lies farther away, or is a smaller piece: a half, a wedge. So much of a
 * whole one it is at least, if it is as near: mass goes with the cube of size.
 */
function leastShare(
  { label, box }: Detection,
  { detections, aspect }: { detections: readonly Detection[]; aspect: number },
): number {
  const sizes = detections.filter((one) => one.label === label).map((one) => diagonalOf(one.box, aspect));
  const largest = Math.max(...sizes);
  return largest > 0 ? (diagonalOf(box, aspect) / largest) ** 3 : 1;
}
