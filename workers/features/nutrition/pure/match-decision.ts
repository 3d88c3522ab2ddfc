import type { Fit } from './rank-foods.ts';

/** Below this a match is not taken without asking the person. */
export const SURE = 0.6;

/**
 * How likely the first of the ranked foods is what was named, 0..1. A food that is called exactly so is nearly certain;
 * one that is only the nearest there is never sure; between them the words decide: all that were asked for must be there,
 * and the food should not be mainly something else.
 */
export function matchScore(fit: Fit): number {
  if (fit.by === 'name') return 0.97;
  if (fit.by === 'near') return 0.4;
  return Math.max(0, Math.min(0.9, fit.coverage ** 4 * (0.35 + 0.5 * fit.head)));
}
