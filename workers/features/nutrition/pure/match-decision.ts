import type { Fit } from './rank-foods.ts';

/** Below this a match is not taken without asking the person. */
export const SURE = 0.7;

/** A word that was read as another one may have been right: 'matcha' is not 'mocha'. */
const CORRECTED = 0.75;

/** Grilled courgette is nearly boiled courgette. */
const OTHER_MANNER = 0.9;

/** A carrot cake on a plate is not the mix it may have come from. */
const UNREADY = 0.6;

/** 'Cheese and crackers' are two foods, unless something is called just that. */
const COMPOUND = 0.6;

/**
 * How likely the first of the ranked foods is what was named, 0..1. A food that is called exactly so is nearly certain;
 * one that is only the nearest there is never sure; between them the words decide: all that were asked for must be there,
 * and the food should not be mainly something else.
 */
export function matchScore(
  fit: Fit,
  { isCorrected = false, isCompound = false }: { isCorrected?: boolean; isCompound?: boolean } = {},
): number {
  const parts = isCompound && fit.by === 'words' ? COMPOUND : 1;
  return scoreOf(fit) * parts * (isCorrected ? CORRECTED : 1);
}

function scoreOf(fit: Fit): number {
  if (fit.by === 'name') return 0.97;
  if (fit.by === 'near') return 0.4;
  const covered = fit.lacksMannerOnly ? OTHER_MANNER : fit.coverage ** 4;
  return Math.min(0.9, covered * (0.35 + 0.5 * fit.head)) * (fit.isUnready ? UNREADY : 1);
}
