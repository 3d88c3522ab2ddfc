/** `node workers/features/mood/training/train-stress.ts <data folder>`: writes `pure/stress/coefficients.ts`, in seconds. */
import { writeFileSync } from 'node:fs';
import { type CalibrationPrior, type LabelledMoment, logitOf } from '../pure/stress/calibrate.ts';
import { fitLogistic } from '../pure/stress/fit-logistic.ts';
import { ownRangeOf } from '../pure/stress/own-range.ts';
import { stressFeatures } from '../pure/stress/stress-features.ts';
import { type StressModel, stressOver } from '../pure/stress/stress-over.ts';
import { byPerson, readStressWindows, type StressWindow } from './stress-data.ts';

/** Each person against their own range, all together. */
export function fitStress(
  windows: readonly StressWindow[],
  { reaches, forgottenS }: { reaches?: readonly number[]; forgottenS?: number } = {},
): StressModel {
  const examples = [...byPerson(windows).values()].flatMap((own) => {
    const range = ownRangeOf(own);
    if (range === null) return [];
    return stressFeatures(own, range, reaches).flatMap((features, at) =>
      features === null ? [] : [{ features, isTrue: own[at]?.isStressed ?? false }],
    );
  });
  const pull = [0, 10, 10, 10, 10, 10, 10];
  const { bias, weights } = fitLogistic(examples, { prior: pull.map(() => 0), pull });
  const given = { ...(reaches && { reaches }), ...(forgottenS && { forgottenS }) };
  return { bias, weights, ...given, prior: examples.filter(({ isTrue }) => isTrue).length / examples.length };
}

/** What the model says of a person's windows that it was not fitted to, and how they were. */
export function toldOf(model: StressModel, own: readonly StressWindow[]): (LabelledMoment & StressWindow)[] {
  const range = ownRangeOf(own);
  if (range === null) return [];
  return stressOver(own, range, { model }).flatMap((stress, at) => {
    const window = own[at];
    return stress === null || window === undefined ? [] : [{ ...window, probability: stress.probability }];
  });
}

/** How the calibrations of people lie: of each a line in log-odds, fitted to windows of theirs that the model did not know. */
export function calibrationPrior(told: readonly (readonly LabelledMoment[])[]): CalibrationPrior {
  const lineOf = (moments: readonly LabelledMoment[], pull: number) => {
    const examples = moments.map(({ probability, isStressed }) => ({
      features: [logitOf(probability)],
      isTrue: isStressed,
    }));
    const { bias, weights } = fitLogistic(examples, { prior: [0, 1], pull: [pull, pull] });
    return [bias, weights[0] ?? 1] as const;
  };
  const lines = told.map((moments) => lineOf(moments, 0.05));
  const pullOf = (part: 0 | 1) => {
    const values = lines.map((line) => line[part]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return (
      (values.length - 1) / values.reduce((sum, value) => sum + (value - mean) ** 2, 0.02 * values.length)
    );
  };
  return { mean: lineOf(told.flat(), 1e-3), pull: [pullOf(0), pullOf(1)] };
}

if (process.argv[1]?.endsWith('train-stress.ts')) {
  const folder = process.argv[2] ?? process.env.DATA_DIR;
  if (folder === undefined) throw new Error('name the data folder: its stress/ is read');
  const windows = readStressWindows(folder);
  const { bias, weights, prior } = fitStress(windows);
  const others = (person: string) => fitStress(windows.filter((window) => window.person !== person));
  const { mean, pull } = calibrationPrior(
    [...byPerson(windows)].map(([person, own]) => toldOf(others(person), own)),
  );
  const figure = (value: number) => value.toFixed(4);
  writeFileSync(
    `${import.meta.dirname}/../pure/stress/coefficients.ts`,
    `/**
 * Made by training/train-stress.ts from Stress-Predict (MIT): log-odds per standard deviation of heart rate, log SDNN and log RMSSD,
 * first of the moment itself, then of the time around it.
 */
export const STRESS_MODEL = {
  bias: ${figure(bias)},
  weights: [${weights.map(figure).join(', ')}],
  prior: ${figure(prior)},
} as const;

/** How the lines of other people lie, offset and slope: their mean, and one over their variance. */
export const CALIBRATION_PRIOR = {
  mean: [${mean.map(figure).join(', ')}],
  pull: [${pull.map(figure).join(', ')}],
} as const;
`,
  );
}
