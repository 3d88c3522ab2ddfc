import { CALIBRATION_PRIOR } from './coefficients.ts';
import { fitLogistic } from './fit-logistic.ts';
import { isotonic, type Step, stepAt } from './isotonic.ts';

/** A moment that a person has labelled, and what the model said of it before any calibration. */
export interface LabelledMoment {
  probability: number;
  isStressed: boolean;
}

/** Turns a probability into one person's own: mostly a line in log-odds, and a part of what their labels say as they stand. */
export interface StressCalibration {
  offset: number;
  slope: number;
  /** Empty before there are labels. */
  steps: readonly Step[];
}

export const UNCALIBRATED: StressCalibration = { offset: 0, slope: 1, steps: [] };

/** The part of the steps; chosen by leaving people out, as everything in `eval:stress`. */
const STEPS_SHARE = 0.3;

/** How lines of other people lie: their mean, and one over their variance. */
export interface CalibrationPrior {
  mean: readonly [number, number];
  pull: readonly [number, number];
}

/**
 * A line in log-odds (Platt 1999), drawn towards those of other people as strongly as these agree (an empirical Bayes prior), and
 * an isotonic fit (Zadrozny and Elkan 2002) of the same moments.
 */
export function calibrateStress(
  moments: readonly LabelledMoment[],
  prior: CalibrationPrior = CALIBRATION_PRIOR,
): StressCalibration {
  if (moments.length === 0) return UNCALIBRATED;
  const examples = moments.map(({ probability, isStressed }) => ({
    features: [logitOf(probability)],
    isTrue: isStressed,
  }));
  const { bias, weights } = fitLogistic(examples, { prior: prior.mean, pull: prior.pull });
  const points = examples.map(({ features: [x = 0], isTrue }) => ({ x, y: isTrue ? 1 : 0 }));
  return { offset: bias, slope: Math.max(0, weights[0] ?? 1), steps: isotonic(points) };
}

export function calibrated(probability: number, { offset, slope, steps }: StressCalibration): number {
  const logit = logitOf(probability);
  const line = 1 / (1 + Math.exp(-(offset + slope * logit)));
  return steps.length === 0 ? line : (1 - STEPS_SHARE) * line + STEPS_SHARE * stepAt(steps, logit);
}

/** What a person is told: of a model this weak, nothing is 0 or 100 %. */
const [LEAST_SAID, MOST_SAID] = [0.02, 0.98];

/** A probability as it is shown, with the person's own calibration. */
export function saidOf(probability: number, calibration: StressCalibration): number {
  return Math.max(LEAST_SAID, Math.min(MOST_SAID, calibrated(probability, calibration)));
}

export function logitOf(probability: number): number {
  const p = Math.max(1e-3, Math.min(1 - 1e-3, probability));
  return Math.log(p / (1 - p));
}
