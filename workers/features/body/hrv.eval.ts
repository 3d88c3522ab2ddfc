import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { correctBeats } from './pure/correct-beats.ts';

/**
 * `npm run eval:hrv -- <folder of data>`: how far RMSSD is from what experts' labels give, before and after correction, in
 * windows of five minutes of day-long series (PhysioNet MIT-BIH and Normal Sinus Rhythm RR, ODC-By). True is the RMSSD of
 * neighbouring intervals whose three beats all are labelled normal.
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

console.log(
  '| series | windows | not normal | corrected | error before: median, mean | after | after, corrected pairs left out |',
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
    const found = [
      rmssd(raw, () => true),
      rmssd(corrected.rr, () => true),
      rmssd(corrected.rr, (at) => corrected.isCorrected[at] === 0),
    ];
    for (const [at, value] of found.entries())
      if (value !== null) errors[at]?.push((100 * Math.abs(value - truth)) / truth);
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
