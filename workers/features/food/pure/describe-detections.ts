import { portionForLabel } from '#workers/features/nutrition/pure/label-portions.ts';
import type { DescribedItem, Detection } from '#workers/kernel/seen.ts';

/** What the detector alone can say: its food labels, each with the usual portion and that portion's wide interval. */
export function describeDetections(detections: readonly Detection[]): DescribedItem[] {
  return detections.flatMap((detection, index) => {
    if (detection.kind !== 'food') return [];
    const portion = portionForLabel(detection.label);
    return [
      {
        name: detection.label,
        grams: portion.grams,
        gramsLow: portion.gramsLow,
        gramsHigh: portion.gramsHigh,
        confidence: detection.score,
        evidence: 'detector' as const,
        detection: index,
      },
    ];
  });
}
