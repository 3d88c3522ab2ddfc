/**
 * `node workers/features/journal/training/train-emotion.ts <data folder>`: writes `pure/emotion/emotion-weights.gen.ts`. Wider nets teach by what each
 * says of posts that it was not shown; one smaller net learns from them and from the labels, is rounded to four bits, and gets thresholds and
 * calibration from folds inside the training set. The split that is reported is never looked at.
 */
import { writeFileSync } from 'node:fs';
import type { EmotionNet } from '../pure/emotion/emotion-net.ts';
import { LEXICON_FIGURES } from '../pure/emotion/lexicon-figures.ts';
import { idfCode, idfOf, packNet } from '../pure/emotion/pack.ts';
import { chooseColumns, featuresOfAll, OUTPUTS, readGoEmotions, sparseRows } from './emotion-data.ts';
import { fitNet, logitsOf, type Net } from './fit-emotion.ts';
import { addValence, readLexicon } from './fit-valence.ts';
import { fitPlatt } from './platt.ts';
import { roundNet } from './round-net.ts';
import { bestThresholds, f1Scores, mean } from './scores.ts';
import { seeded } from './seeded.ts';
import { DROPOUT, FOLDS, foldsOf, RATE, rowsIn, teach } from './teach-emotion.ts';

const STUDENT = { atLeast: 12, hidden: 64, epochs: 3, seed: 11 };
/** How much of what the student learns is the label itself, and not its teachers' word. */
const LABEL_SHARE = 0.4;

const folder = process.argv[2] ?? process.env.DATA_DIR;
if (folder === undefined) throw new Error('name the data folder: its emotion/ is read');
const began = Date.now();
const say = (text: string) => console.log(`${((Date.now() - began) / 1000).toFixed(0)} s: ${text}`);
const logistic = (logit: number) => 1 / (1 + Math.exp(-logit));

const { texts, targets } = readGoEmotions(folder, 'train');
const features = featuresOfAll(texts);
const folds = foldsOf(texts.length, 5);
const macro = (scores: Float32Array) =>
  mean(f1Scores(scores, targets, bestThresholds(scores, targets, OUTPUTS))).toFixed(4);

const taught = teach(features, targets, folds, say);
say(`teachers together: macro-F1 in folds ${macro(taught.all)}`);
const goalOf = (logits: Float32Array) =>
  targets.map((target, i) => LABEL_SHARE * target + (1 - LABEL_SHARE) * logistic(logits[i] ?? 0));

const columns = chooseColumns(features, { atLeast: STUDENT.atLeast });
columns.idf = columns.idf.map((idf) => idfOf(idfCode(idf)));
const rows = sparseRows(features, columns);
function student(goal: Float32Array, order: Uint32Array, seed: number): Net {
  const { hidden, epochs } = STUDENT;
  return fitNet(rows, goal, order, {
    columns: columns.idf.length,
    outputs: OUTPUTS,
    hidden,
    epochs,
    rate: RATE,
    dropout: DROPOUT,
    random: seeded(seed),
  });
}

const held = new Float32Array(targets.length);
for (let fold = 0; fold < FOLDS; fold += 1) {
  const goal = goalOf(taught.without[fold] ?? taught.all);
  const net = student(
    goal,
    rowsIn(folds, (other) => other !== fold),
    STUDENT.seed + fold + 1,
  );
  const asked = rowsIn(folds, (other) => other === fold);
  const logits = logitsOf(rows, asked, net);
  for (const [i, row] of asked.entries())
    held.set(logits.subarray(i * OUTPUTS, (i + 1) * OUTPUTS), row * OUTPUTS);
}
say(`student: macro-F1 in folds ${macro(held)}`);
const platt = fitPlatt(held, targets, OUTPUTS);
const calibrated = held.map((logit, i) =>
  logistic((platt.offset[i % OUTPUTS] ?? 0) + (platt.slope[i % OUTPUTS] ?? 1) * logit),
);
const thresholds = Float32Array.from(bestThresholds(calibrated, targets, OUTPUTS));

const full = student(
  goalOf(taught.all),
  rowsIn(folds, () => true),
  STUDENT.seed,
);
const { levels, scales } = roundNet(full);
const bare: EmotionNet = {
  hidden: STUDENT.hidden,
  labels: OUTPUTS,
  hashes: Uint32Array.from(columns.indexOf.keys()),
  idf: columns.idf,
  first: levels,
  scales,
  second: full.second,
  bias: full.bias,
  ...platt,
  thresholds,
  valence: {
    bias: 3,
    columns: new Int8Array(columns.idf.length),
    columnScale: 1,
    rest: new Float32Array(STUDENT.hidden + OUTPUTS + LEXICON_FIGURES),
  },
  lexicon: readLexicon(folder),
};
say(`student of ${columns.idf.length} columns fitted and rounded`);
const bytes = packNet(addValence(bare, folder, say));
writeFileSync(
  `${import.meta.dirname}/../pure/emotion/emotion-weights.gen.ts`,
  `/** Made by training/train-emotion.ts from GoEmotions (Apache-2.0), EmoBank (CC BY-SA 4.0) and VADER (MIT): see MODEL-CARD.md. */
export const EMOTION_WEIGHTS: string = '${Buffer.from(bytes).toString('base64')}';
`,
);
say(`${bytes.length} bytes, ${Math.ceil(bytes.length / 3) * 4} as text`);
