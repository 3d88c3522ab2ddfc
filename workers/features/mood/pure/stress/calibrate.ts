import { fitLogistic } from './fit-logistic.ts';
import { type StressCalibration, UNCALIBRATED } from './stress-from-window.ts';

/** A moment that a person has labelled, and what the model said of it before any calibration. */
export interface LabelledMoment {
  probability: number;
  isStressed: boolean;
}

/** How many labelled moments a person needs before their own calibration is used. */
export const MOMENTS_NEEDED = 20;

/** A line in log-odds (Platt 1999), drawn towards no change while moments are few: offset ± 1, slope 1 ± 0.4. */
export function calibrateStress(moments: readonly LabelledMoment[]): StressCalibration {
  if (moments.length === 0) return UNCALIBRATED;
  const { bias, weights } = fitLogistic(
    moments.map(({ probability, isStressed }) => ({ features: [logitOf(probability)], isTrue: isStressed })),
    { prior: [0, 1], pull: [1, 6] },
  );
  return { offset: bias, slope: Math.max(0, weights[0] ?? 1) };
}

export function calibrated(probability: number, { offset, slope }: StressCalibration): number {
  return 1 / (1 + Math.exp(-(offset + slope * logitOf(probability))));
}

function logitOf(probability: number): number {
  const p = Math.max(1e-4, Math.min(1 - 1e-4, probability));
  return Math.log(p / (1 - p));
}

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
