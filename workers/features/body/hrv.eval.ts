import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HEART_KINDS, type HeartKind, madeHeart, spoil } from './evaluation/made-hearts.ts';
import { correctBeats, RULES } from './pure/correct-beats.ts';
import { timeDomain } from './pure/time-domain.ts';

/**
 * `npm run eval:hrv -- <folder of data>`: how far RMSSD is from what it should be, before and after correction. First on made hearts, in which artefacts
 * were put: on these the rules of correction were chosen. Then against experts' labels, in windows of five minutes of day-long series (PhysioNet MIT-BIH
 * and Normal Sinus Rhythm RR, ODC-By), on which nothing was chosen. True is the RMSSD of neighbouring intervals whose three beats
 * all are labelled normal. The labels of 105 lack beats in a noisy stretch, so that an interval of two beats counts as normal: the last column leaves
 * such intervals out of the truth.
 */
const [, , data] = process.argv;
if (data === undefined) {
  console.error('Usage: npm run eval:hrv -- <data folder with hrv/annotated_rr>');
  process.exit(2);
}
const folder = path.join(data, 'hrv/annotated_rr');
const WINDOW_MS = 300_000;

interface Beat {
  rr: number;
  isNormal: boolean;
}

function read(file: string): Beat[] {
  const lines = readFileSync(path.join(folder, file), 'utf8').trim().split(/\r?\n/).slice(1);
  return lines.map((line) => {
    const [, rr, beat, before] = line.split(',');
    return { rr: Number(rr), isNormal: beat === 'N' && before === 'N' };
  });
}

function rmssd(values: ArrayLike<number>, isSound: (at: number) => boolean): number | null {
  let [squares, pairs] = [0, 0];
  for (let at = 1; at < values.length; at += 1) {
    if (!isSound(at) || !isSound(at - 1)) continue;
    squares += ((values[at] ?? 0) - (values[at - 1] ?? 0)) ** 2;
    pairs += 1;
  }
  return pairs < 30 ? null : Math.sqrt(squares / pairs);
}

function windowsOf(beats: Beat[]): Beat[][] {
  const windows: Beat[][] = [];
  let [window, ms]: [Beat[], number] = [[], 0];
  for (const beat of beats) {
    window.push(beat);
    ms += beat.rr;
    if (ms < WINDOW_MS) continue;
    windows.push(window);
    [window, ms] = [[], 0];
  }
  return windows;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const shown = (value: number) => `${value.toFixed(1)} %`;

/** Mean error of made hearts of a kind with artefacts at a rate of beats: before, and after correction. */
function errorsOf(kind: HeartKind, rate: number, rules: typeof RULES | Record<keyof typeof RULES, number>) {
  const errors: number[][] = [[], []];
  for (let seed = 1; seed <= 25; seed += 1) {
    const heart = madeHeart(kind, seed * 77);
    const truth = rmssd(heart, () => true) ?? NaN;
    const measured = spoil(heart, rate, seed * 13);
    const { rr, isCorrected } = correctBeats(measured, rules);
    const found = [rmssd(measured, () => true), timeDomain(rr, isCorrected)?.rmssd];
    for (const [at, value] of found.entries())
      if (value != null) errors[at]?.push((100 * Math.abs(value - truth)) / truth);
  }
  return errors.map(mean);
}

const RATES = [0, 0.01, 0.03, 0.06];
console.log('| made hearts | of beats spoiled | error before | after |');
console.log('| --- | ---: | ---: | ---: |');
for (const kind of HEART_KINDS)
  for (const rate of RATES) {
    const [before = NaN, after = NaN] = errorsOf(kind, rate, RULES);
    console.log(`| ${kind} | ${100 * rate} % | ${shown(before)} | ${shown(after)} |`);
  }
console.log(`\n| early | long | ${RATES.map((rate) => `${100 * rate} %`).join(' | ')} |`);
console.log(`| ---: | ---: |${' ---: |'.repeat(RATES.length)}`);
for (const early of [0.12, 0.15, 0.18, 0.21])
  for (const long of [0.3, 0.4, 0.5, 0.6]) {
    const rules = { ...RULES, early, long };
    const cells = RATES.map((rate) =>
      shown(mean(HEART_KINDS.map((kind) => errorsOf(kind, rate, rules)[1] ?? NaN))),
    );
    console.log(`| ${early} | ${long} | ${cells.join(' | ')} |`);
  }

/** From so many medians of its window on, an interval holds a beat that nobody labelled. */
const TWO_BEATS = 1.75;

console.log(
  '\n| series | windows | not normal | corrected | error before: median, mean | after | after, no interval of two beats being true |',
);
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
const all: number[][] = [[], [], []];
for (const file of readdirSync(folder).sort()) {
  const errors: number[][] = [[], [], []];
  let [wrong, changed, count, windows] = [0, 0, 0, 0];
  for (const window of windowsOf(read(file))) {
    const raw = window.map(({ rr }) => rr);
    const truth = rmssd(raw, (at) => window[at]?.isNormal === true);
    if (truth === null) continue;
    const corrected = correctBeats(raw);
    windows += 1;
    count += raw.length;
    wrong += window.filter(({ isNormal }) => !isNormal).length;
    changed += corrected.correctedShare * raw.length;
    const usual = median(raw);
    const cleanTruth = rmssd(
      raw,
      (at) => window[at]?.isNormal === true && (raw[at] ?? 0) < TWO_BEATS * usual,
    );
    const after = timeDomain(corrected.rr, corrected.isCorrected)?.rmssd ?? null;
    const compared = [
      [rmssd(raw, () => true), truth],
      [after, truth],
      [after, cleanTruth],
    ] as const;
    for (const [at, [value, should]] of compared.entries())
      if (value !== null && should !== null) errors[at]?.push((100 * Math.abs(value - should)) / should);
  }
  for (const [at, some] of errors.entries()) all[at]?.push(...some);
  const told = errors.map((some) => `${median(some).toFixed(1)} %, ${mean(some).toFixed(1)} %`);
  const share = (part: number) => `${((100 * part) / count).toFixed(2)} %`;
  console.log(
    `| ${file.replace('.csv', '')} | ${windows} | ${share(wrong)} | ${share(changed)} | ${told.join(' | ')} |`,
  );
}
console.log(
  `| all | | | | ${all.map((some) => `${median(some).toFixed(1)} %, ${mean(some).toFixed(1)} %`).join(' | ')} |`,
);
