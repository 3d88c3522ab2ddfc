import type { Box, Detection } from '#workers/kernel/seen.ts';

/** Two boxes of one label that share more than this (intersection over union) are one thing seen twice. */
const SAME_THING = 0.55;

/** Two foods that share more than this are one food with two names: a lemon is no lime. A bowl may well hold all of one. */
const SAME_PLACE = 0.7;

/** More boxes than this in one photo help nobody. */
const MOST = 100;

/** Only the surest are compared: with a low floor there may be a hundred thousand. */
const LOOKED_AT = 1000;

/** Non-maximum suppression by label: of boxes that cover each other the surest stays. Merges several detectors' too. */
export function suppress(detections: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  for (const next of [...detections].sort((a, b) => b.score - a.score).slice(0, LOOKED_AT)) {
    if (kept.length === MOST) break;
    if (!kept.some((other) => isSame(other, next))) kept.push(next);
  }
  return kept;
}

function isSame(a: Detection, b: Detection): boolean {
  const shared = overlap(a.box, b.box);
  if (a.label === b.label) return shared > SAME_THING;
  return a.kind === 'food' && b.kind === 'food' && shared > SAME_PLACE;
}

/** Intersection over union, 0..1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a[2] * a[3] + b[2] * b[3] - shared);
}
