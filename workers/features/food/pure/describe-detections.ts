import { portionForLabel } from '#workers/features/nutrition/pure/label-portions.ts';
import type { DescribedItem, Detection } from '#workers/kernel/seen.ts';
import { portionFromBox } from './portion-from-box.ts';

/** What the detector alone can say: its food labels, each with the portion that its box and its kind suggest. */
export function describeDetections(detections: readonly Detection[], aspect: number): DescribedItem[] {
  return detections.flatMap((detection, index) => {
    if (detection.kind !== 'food') return [];
    const { label, score } = detection;
    const portion = seenPortion(detection, detections, aspect);
    return [{ name: label, ...portion, confidence: score, evidence: 'detector' as const, detection: index }];
  });
}

/**
 * A model that only repeats the detector did not look at sizes: then our own estimate stands. An item that the model saw
 * itself is left as it is.
 * @param aspect width over height of the photo
 */
export function weighByBox(
  item: DescribedItem,
  detections: readonly Detection[],
  aspect: number,
): DescribedItem {
  const detection = item.detection === null ? undefined : detections[item.detection];
  if (item.evidence !== 'detector' || detection === undefined) return item;
  return { ...item, ...seenPortion(detection, detections, aspect) };
}

/** From so many of one food on, they are one line of the meal: nobody weighs twelve cherries one by one. */
const MANY = 3;

/**
 * What the detector found again and again becomes one item, as heavy as all of them together. Their intervals add up:
 * who misjudges one lemon misjudges its neighbours alike. It is as sure as the surest, and points at that one.
 */
export function joinRepeats(items: readonly DescribedItem[]): DescribedItem[] {
  const groups = new Map<string | DescribedItem, DescribedItem[]>();
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
      },
    ];
  });
}

function seenPortion(detection: Detection, detections: readonly Detection[], aspect: number) {
  const usual = portionForLabel(detection.label);
  const { grams, gramsLow, gramsHigh } = portionFromBox({ usual, box: detection.box, detections, aspect });
  return { grams, gramsLow, gramsHigh };
}
