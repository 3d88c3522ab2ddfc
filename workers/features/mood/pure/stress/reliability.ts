import { calibrateStress, type LabelledMoment, saidOf } from './calibrate.ts';

/** One bar of a reliability curve: what was said on average, how often it was so, and of how many moments. */
export interface ReliabilityBin {
  said: number;
  was: number;
  moments: number;
}

/** Bins of equal width; empty ones are left out. */
export function reliabilityOf(moments: readonly LabelledMoment[], bins = 5): ReliabilityBin[] {
  return Array.from({ length: bins }, (_, bin) =>
    moments.filter(({ probability }) => Math.min(bins - 1, Math.floor(probability * bins)) === bin),
  )
    .filter((group) => group.length > 0)
    .map((group) => ({
      said: group.reduce((sum, { probability }) => sum + probability, 0) / group.length,
      was: group.filter(({ isStressed }) => isStressed).length / group.length,
      moments: group.length,
    }));
}

/** The expected calibration error: how far what was said lies from how it was, weighted by moments (Naeini and others 2015). */
export function calibrationError(moments: readonly LabelledMoment[], bins = 10): number {
  if (moments.length === 0) return Number.NaN;
  return reliabilityOf(moments, bins).reduce(
    (sum, { said, was, moments: count }) => sum + (Math.abs(said - was) * count) / moments.length,
    0,
  );
}

const MOST_GROUPS = 5;
const LEAST_IN_A_GROUP = 6;

/** A person has few moments, so a curve of theirs has groups of equal size, from what was said least to what was said most. */
export function curveOf(moments: readonly LabelledMoment[]): ReliabilityBin[] {
  const groups = Math.min(MOST_GROUPS, Math.floor(moments.length / LEAST_IN_A_GROUP));
  const sorted = [...moments].sort((a, b) => a.probability - b.probability);
  return Array.from({ length: groups }, (_, group) => {
    const [from, to] = [group, group + 1].map((at) => Math.round((at * sorted.length) / groups));
    const some = sorted.slice(from, to);
    return {
      said: some.reduce((sum, { probability }) => sum + probability, 0) / some.length,
      was: some.filter(({ isStressed }) => isStressed).length / some.length,
      moments: some.length,
    };
  });
}

/** How far a curve lies from the truth, weighted by moments; null for no curve. */
export function curveError(curve: readonly ReliabilityBin[]): number | null {
  const all = curve.reduce((sum, { moments }) => sum + moments, 0);
  if (all === 0) return null;
  return curve.reduce((sum, { said, was, moments }) => sum + (Math.abs(said - was) * moments) / all, 0);
}

const FOLDS = 10;

/** Each moment as a calibration of the others tells it: a curve of these flatters nobody. */
export function heldOut(moments: readonly LabelledMoment[]): LabelledMoment[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const others = moments.filter((_, at) => at % FOLDS !== fold);
    const calibration = calibrateStress(others);
    return moments
      .filter((_, at) => at % FOLDS === fold)
      .map((moment) => ({ ...moment, probability: saidOf(moment.probability, calibration) }));
  }).flat();
}
