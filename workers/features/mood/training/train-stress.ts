/** `node workers/features/mood/training/train-stress.ts <data folder>`: writes `pure/stress/coefficients.ts`, in seconds. */
import { writeFileSync } from 'node:fs';
import { type CalibrationPrior, type LabelledMoment, logitOf } from '../pure/stress/calibrate.ts';
import { fitLogistic } from '../pure/stress/fit-logistic.ts';
import { type Strain, toldAt } from '../pure/stress/strain-at.ts';
import { stressFeatures } from '../pure/stress/stress-features.ts';
import { type StressModel, stressOver } from '../pure/stress/stress-over.ts';
import { readStressPeople, type StressMoment, type StressPerson } from './stress-data.ts';

export interface Settings {
  reaches?: readonly number[];
  forgottenS?: number;
}

export type Told = LabelledMoment & StressMoment & Pick<Strain, 'by'>;

/** Labels within this of a stretch's middle are its own, where they agree. */
const LABEL_REACH_S = 30;

/** Each person's stretches against their own range, all together. */
export function fitStress(
  people: readonly StressPerson[],
  { reaches, forgottenS }: Settings = {},
): StressModel {
  const examples = people.flatMap(({ moments, hearts }) =>
    hearts.flatMap(({ stretches, range }) =>
      stressFeatures(stretches, range, reaches).flatMap((features, place) => {
        const isTrue = labelOf(stretches[place]?.at ?? 0, moments);
        return features === null || isTrue === null ? [] : [{ features, isTrue }];
      }),
    ),
  );
  const pull = [0, 10, 10, 10, 10, 10, 10];
  const { bias, weights } = fitLogistic(examples, { prior: pull.map(() => 0), pull });
  const given = { ...(reaches && { reaches }), ...(forgottenS && { forgottenS }) };
  return { bias, weights, ...given, prior: examples.filter(({ isTrue }) => isTrue).length / examples.length };
}

function labelOf(at: number, moments: readonly StressMoment[]): boolean | null {
  const near = moments.filter((moment) => Math.abs(moment.at - at) <= LABEL_REACH_S);
  const [first] = near;
  if (first === undefined || near.some(({ isStressed }) => isStressed !== first.isStressed)) return null;
  return first.isStressed;
}

/** What the model says of a person's moments, at each place of the grid, and how they were. */
export function toldOf(model: StressModel, { moments, hearts }: StressPerson): Told[] {
  return hearts.flatMap(({ stretches, range }) => {
    const told = stressOver(stretches, range, { model });
    return moments.flatMap((moment) => {
      const strain = toldAt(stretches, told, moment.at);
      return strain === null ? [] : [{ ...moment, probability: strain.probability, by: strain.by }];
    });
  });
}

/** A person at one place of the grid: each moment once. */
export function atOnePlace({ moments, hearts }: StressPerson): StressPerson {
  return { moments, hearts: hearts.slice(0, 1) };
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
  const people = [...readStressPeople(folder).values()];
  const { bias, weights, prior } = fitStress(people);
  const { mean, pull } = calibrationPrior(
    people.map((person) => toldOf(fitStress(people.filter((other) => other !== person)), atOnePlace(person))),
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
