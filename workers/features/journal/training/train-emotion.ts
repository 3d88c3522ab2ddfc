/**
 * `node workers/features/journal/training/train-emotion.ts <data folder>`: writes `pure/emotion/emotion-weights.gen.ts`. A linear model of 28 labels,
 * rounded to four bits; its thresholds and its calibration come from folds inside the training set, told by models that had not seen the fold and
 * were rounded too. The split that is reported is never looked at.
 */
import { writeFileSync } from 'node:fs';
import { seeded } from '#workers/kernel/seeded.ts';
import type { EmotionModel } from '../pure/emotion/emotion-model.ts';
import { LEXICON_FIGURES } from '../pure/emotion/lexicon-figures.ts';
import { idfCode, idfOf, packModel } from '../pure/emotion/pack.ts';
import { chooseColumns, featuresOfAll, OUTPUTS, readGoEmotions, sparseRows } from './emotion-data.ts';
import { fitSvm, marginsOf } from './fit-svm.ts';
import { addValence, readLexicon } from './fit-valence.ts';
import { fitPlatt } from './platt.ts';
import { rounded, roundWeights } from './round-weights.ts';
import { bestThresholds, f1Scores, mean, meanAveragePrecision } from './scores.ts';

const SETTINGS = { atLeast: 10, cost: 0.1, balance: 0.2, passes: 6, seed: 11 };
const FOLDS = 4;

const folder = process.argv[2] ?? process.env.DATA_DIR;
if (folder === undefined) throw new Error('name the data folder: its emotion/ is read');
const began = Date.now();
const say = (text: string) => console.log(`${((Date.now() - began) / 1000).toFixed(0)} s: ${text}`);
const logistic = (logit: number) => 1 / (1 + Math.exp(-logit));

const { texts, targets } = readGoEmotions(folder, 'train');
const features = featuresOfAll(texts);
const columns = chooseColumns(features, { atLeast: SETTINGS.atLeast });
columns.idf = columns.idf.map((idf) => idfOf(idfCode(idf)));
const rows = sparseRows(features, columns);
say(`${columns.idf.length} columns of ${texts.length} posts`);

const inFold = seeded(5);
const folds = Uint8Array.from(texts, () => Math.floor(inFold() * FOLDS));
const rowsIn = (isIn: (fold: number) => boolean) =>
  Uint32Array.from([...folds.keys()].filter((row) => isIn(folds[row] ?? 0)));
const { cost, balance, passes, seed } = SETTINGS;
const machineOf = (order: Uint32Array, turn: number) =>
  fitSvm(rows, targets, order, {
    columns: columns.idf.length,
    outputs: OUTPUTS,
    cost,
    balance,
    passes,
    random: seeded(seed + turn),
  });

const held = new Float32Array(targets.length);
for (let fold = 0; fold < FOLDS; fold += 1) {
  const model = rounded(
    machineOf(
      rowsIn((other) => other !== fold),
      fold + 1,
    ),
  );
  const asked = rowsIn((other) => other === fold);
  const margins = marginsOf(rows, asked, model);
  for (const [i, row] of asked.entries())
    held.set(margins.subarray(i * OUTPUTS, (i + 1) * OUTPUTS), row * OUTPUTS);
  say(`fold ${fold} of ${FOLDS} told`);
}
const platt = fitPlatt(held, targets, OUTPUTS);
const calibrated = held.map((margin, i) =>
  logistic((platt.offset[i % OUTPUTS] ?? 0) + (platt.slope[i % OUTPUTS] ?? 1) * margin),
);
const thresholds = bestThresholds(calibrated, targets, OUTPUTS);
say(`macro-F1 in folds ${mean(f1Scores(calibrated, targets, thresholds)).toFixed(4)} at the thresholds`);
say(`and with those of the other folds ${mean(crosswise()).toFixed(4)}`);
say(`mean average precision ${meanAveragePrecision(calibrated, targets, OUTPUTS).toFixed(4)}`);

/** F1 of each fold at thresholds of the others. */
function crosswise(): number[] {
  const part = (order: Uint32Array, of: Float32Array) =>
    Float32Array.from({ length: order.length * OUTPUTS }, (_, i) => {
      const row = order[Math.floor(i / OUTPUTS)] ?? 0;
      return of[row * OUTPUTS + (i % OUTPUTS)] ?? 0;
    });
  return Array.from({ length: FOLDS }, (_, fold) => {
    const [others, own] = [rowsIn((other) => other !== fold), rowsIn((other) => other === fold)];
    const chosen = bestThresholds(part(others, calibrated), part(others, targets), OUTPUTS);
    return mean(f1Scores(part(own, calibrated), part(own, targets), chosen));
  });
}

const full = machineOf(
  rowsIn(() => true),
  0,
);
const bare: EmotionModel = {
  labels: OUTPUTS,
  hashes: Uint32Array.from(columns.indexOf.keys()),
  idf: columns.idf,
  ...roundWeights(full),
  bias: full.bias,
  ...platt,
  thresholds: Float32Array.from(thresholds),
  valence: {
    bias: 3,
    columns: new Int8Array(columns.idf.length),
    columnScale: 1,
    rest: new Float32Array(OUTPUTS + LEXICON_FIGURES),
  },
  lexicon: readLexicon(folder),
};
say('fitted to all, and rounded');
const bytes = packModel(addValence(bare, folder, say));
writeFileSync(
  `${import.meta.dirname}/../pure/emotion/emotion-weights.gen.ts`,
  `/** Made by training/train-emotion.ts from GoEmotions (Apache-2.0), EmoBank (CC BY-SA 4.0) and VADER (MIT): see MODEL-CARD.md. */
export const EMOTION_WEIGHTS: string = '${Buffer.from(bytes).toString('base64')}';
`,
);
say(`${bytes.length} bytes, ${Math.ceil(bytes.length / 3) * 4} as text`);
