import type { Box, Detection } from '#workers/kernel/ports.ts';

/** Two boxes of one label that share more than this (intersection over union) are one thing seen twice. */
const SAME_THING = 0.45;

/** More boxes than this in one photo help nobody. */
const MOST = 100;

/** Non-maximum suppression by label: of boxes that cover each other the surest stays. Merges several detectors' too. */
export function suppress(detections: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  for (const next of [...detections].sort((a, b) => b.score - a.score)) {
    if (kept.length === MOST) break;
    if (!kept.some((other) => other.label === next.label && overlap(other.box, next.box) > SAME_THING))
      kept.push(next);
  }
  return kept;
}

/** Intersection over union, 0..1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a[2] * a[3] + b[2] * b[3] - shared);
}
