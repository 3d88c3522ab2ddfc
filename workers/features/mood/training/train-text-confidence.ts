/**
 * `node workers/features/mood/training/train-text-confidence.ts <data folder>`: writes `pure/text-confidence-figures.ts` from texts of
 * GoEmotions dev, which the emotion model was not taught on, and says how far off it is on halves that it was not fitted to.
 */
import { writeFileSync } from 'node:fs';
import { readOwn } from '../../journal/own-models.ts';
import { EMOTIONS } from '../../journal/pure/emotion/labels.ts';
import { OUTPUTS, readGoEmotions } from '../../journal/training/emotion-data.ts';
import { LABELS, type Label } from '../pure/labels.ts';
import { logitOf } from '../pure/stress/calibrate.ts';
import { fitLogistic } from '../pure/stress/fit-logistic.ts';
import { calibrationError } from '../pure/stress/reliability.ts';
import { LABEL_OF_EMOTION, writtenLabel } from '../pure/suggest-labels.ts';

interface Told {
  label: Label;
  probability: number;
  isRight: boolean;
}

function toldOf(folder: string): Told[] {
  const { texts, targets } = readGoEmotions(folder, 'dev');
  return texts.flatMap((text, row) => {
    const { valence, emotions } = readOwn(text);
    if (valence === null) return [];
    const found = writtenLabel(emotions) ?? { label: 'neutral' as const, probability: 0.5 };
    const gold = EMOTIONS.filter((_, at) => (targets[row * OUTPUTS + at] ?? 0) > 0);
    const isRight = gold.some((emotion) => (LABEL_OF_EMOTION[emotion] ?? 'neutral') === found.label);
    return [{ ...found, isRight }];
  });
}

function linesOf(told: readonly Told[]) {
  const lineOf = (some: readonly Told[], prior: readonly [number, number], pull: number) => {
    const examples = some.map(({ probability, isRight }) => ({
      features: [logitOf(probability)],
      isTrue: isRight,
    }));
    const { bias, weights } = fitLogistic(examples, { prior, pull: [pull, pull] });
    return [bias, weights[0] ?? 1] as const;
  };
  const all = lineOf(told, [0, 1], 1e-3);
  return Object.fromEntries(
    LABELS.map((label) => {
      const [offset, slope] = lineOf(
        told.filter((one) => one.label === label),
        all,
        5,
      );
      return [label, { offset, slope }];
    }),
  );
}

function confidenceOf(lines: ReturnType<typeof linesOf>, { label, probability }: Told): number {
  const { offset = 0, slope = 1 } = lines[label] ?? {};
  return 1 / (1 + Math.exp(-(offset + slope * logitOf(probability))));
}

const folder = process.argv[2] ?? process.env.DATA_DIR;
if (folder === undefined) throw new Error('name the data folder: its emotion/ is read');
const told = toldOf(folder);
const halves = [0, 1].flatMap((half) => {
  const lines = linesOf(told.filter((_, at) => at % 2 !== half));
  return told
    .filter((_, at) => at % 2 === half)
    .map((one) => ({ probability: confidenceOf(lines, one), isStressed: one.isRight }));
});
const right = told.filter(({ isRight }) => isRight).length / told.length;
console.log(
  `${told.length} texts, ${(100 * right).toFixed(1)} % right; calibration error ${calibrationError(told.map(({ probability, isRight }) => ({ probability, isStressed: isRight }))).toFixed(3)} as the model says it, ${calibrationError(halves).toFixed(3)} calibrated, on halves not fitted to`,
);
const lines = Object.entries(linesOf(told)).map(
  ([label, { offset, slope }]) => `  ${label}: { offset: ${offset.toFixed(4)}, slope: ${slope.toFixed(4)} },`,
);
writeFileSync(
  `${import.meta.dirname}/../pure/text-confidence-figures.ts`,
  `/** Made by training/train-text-confidence.ts from GoEmotions dev (Apache-2.0). */
export const TEXT_CONFIDENCE = {
${lines.join('\n')}
} as const;
`,
);
