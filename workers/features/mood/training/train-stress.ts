/** `node workers/features/mood/training/train-stress.ts <data folder>`: writes `pure/stress/coefficients.ts`, in a second. */
import { writeFileSync } from 'node:fs';
import { fitLogistic, type LogisticModel } from '../pure/stress/fit-logistic.ts';
import { ownRangeOf, stressFeatures } from '../pure/stress/stress-from-window.ts';
import { readStressWindows, type StressWindow } from './stress-data.ts';

/** Each person against their own range, all together. */
export function fitStress(windows: readonly StressWindow[]): LogisticModel {
  const ranges = new Map(
    [...new Set(windows.map(({ person }) => person))].map((person) => [
      person,
      ownRangeOf(windows.filter((window) => window.person === person).map(({ heart }) => heart)),
    ]),
  );
  const examples = windows.flatMap(({ person, heart, isStressed }) => {
    const range = ranges.get(person) ?? null;
    return range === null ? [] : [{ features: stressFeatures(heart, range), isTrue: isStressed }];
  });
  return fitLogistic(examples, { prior: [0, 0, 0, 0], pull: [0, 10, 10, 10] });
}

if (process.argv[1]?.endsWith('train-stress.ts')) {
  const folder = process.argv[2] ?? process.env.DATA_DIR;
  if (folder === undefined) throw new Error('name the data folder: its stress/ is read');
  const { bias, weights } = fitStress(readStressWindows(folder));
  const figure = (value: number) => value.toFixed(4);
  writeFileSync(
    `${import.meta.dirname}/../pure/stress/coefficients.ts`,
    `/** Made by training/train-stress.ts from Stress-Predict (MIT): log-odds per standard deviation of heart rate, log SDNN and log RMSSD. */
export const STRESS_MODEL = { bias: ${figure(bias)}, weights: [${weights.map(figure).join(', ')}] } as const;
`,
  );
}
