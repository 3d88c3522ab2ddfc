/**
 * `npm run eval:emotion -- <data folder>`: the emotion model on GoEmotions dev and its valence on EmoBank's dev split, neither of which it was taught or tuned
 * on; size, and time a text.
 */
import { EMOTION_WEIGHTS } from './pure/emotion/emotion-weights.gen.ts';
import { EMOTIONS } from './pure/emotion/labels.ts';
import { readEmotions } from './pure/emotion/read-emotions.ts';
import { OUTPUTS, readGoEmotions } from './training/emotion-data.ts';
import { correlation } from './training/fit-ridge.ts';
import { readEmoBank } from './training/fit-valence.ts';
import { bestThresholds, f1Scores, mean, meanAveragePrecision } from './training/scores.ts';

const folder = process.argv[2] ?? process.env.DATA_DIR;
if (folder === undefined) {
  console.log('eval:emotion needs the data folder: `npm run eval:emotion -- <folder>` or DATA_DIR');
  process.exit(0);
}

const { texts, targets } = readGoEmotions(folder, 'dev');
const scores = new Float32Array(targets.length);
const thresholds = EMOTIONS.map(() => 0.5);
readEmotions('warm up');
const before = process.cpuUsage();
const read = texts.map((text) => readEmotions(text));
const { user, system } = process.cpuUsage(before);
for (const [row, { labels }] of read.entries()) {
  for (const { label, probability, threshold } of labels) {
    const at = EMOTIONS.indexOf(label);
    scores[row * OUTPUTS + at] = probability;
    thresholds[at] = threshold;
  }
}

const f1 = f1Scores(scores, targets, thresholds);
console.log('| label | F1 | threshold | said on average | was |\n| --- | ---: | ---: | ---: | ---: |');
for (const [at, label] of EMOTIONS.entries()) {
  const column = (values: Float32Array) =>
    mean(texts.map((_, row) => values[row * OUTPUTS + at] ?? 0)).toFixed(4);
  console.log(
    `| ${label} | ${f1[at]?.toFixed(3)} | ${thresholds[at]?.toFixed(3)} | ${column(scores)} | ${column(targets)} |`,
  );
}

/** Ten bins over all labels and texts. */
function calibrationError(): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, was: 0 }));
  for (const [at, score] of scores.entries()) {
    const bin = bins[Math.min(9, Math.floor(score * 10))];
    if (bin === undefined) continue;
    bin.said += score;
    bin.was += targets[at] ?? 0;
  }
  return bins.reduce((sum, { said, was }) => sum + Math.abs(said - was), 0) / scores.length;
}

const scored = readEmoBank(folder).filter(({ split }) => split === 'dev');
const valence = correlation(
  scored.map(({ text }) => readEmotions(text).valence),
  scored.map((entry) => entry.valence),
);
console.log(`
| | figure |
| --- | ---: |
| macro-F1 of 28 labels, ${texts.length} posts of dev, thresholds from inside train | ${mean(f1).toFixed(4)} |
| the same with the best thresholds for dev itself (not attainable) | ${mean(f1Scores(scores, targets, bestThresholds(scores, targets, OUTPUTS))).toFixed(4)} |
| mean average precision | ${meanAveragePrecision(scores, targets, OUTPUTS).toFixed(4)} |
| calibration error, all labels | ${calibrationError().toFixed(4)} |
| valence, r on ${scored.length} sentences of EmoBank dev | ${valence.toFixed(4)} |
| weights, bytes; as text in the bundle | ${(EMOTION_WEIGHTS.length / 4) * 3}; ${EMOTION_WEIGHTS.length} |
| CPU a text of ${Math.round(texts.join('').length / texts.length)} characters | ${Math.round((user + system) / texts.length)} µs |
| CPU an entry of 1,000 characters; of 10,000 | ${timeOf(texts.join(' ').slice(0, 1000))} µs; ${timeOf(texts.join(' ').slice(0, 10_000))} µs |`);

function timeOf(text: string): number {
  const from = process.cpuUsage();
  for (let round = 0; round < 300; round += 1) readEmotions(text);
  const spent = process.cpuUsage(from);
  return Math.round((spent.user + spent.system) / 300);
}
