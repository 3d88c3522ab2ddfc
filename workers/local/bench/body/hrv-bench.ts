import { referenceIntervals } from '#workers/features/body/evaluation/reference-intervals.ts';
import { correctBeats } from '#workers/features/body/pure/correct-beats.ts';
import { mergeIntervals } from '#workers/features/body/pure/merge-intervals.ts';
import { spectrumOf } from '#workers/features/body/pure/spectrum.ts';
import { timeDomain } from '#workers/features/body/pure/time-domain.ts';
import { windowsOf } from '#workers/features/body/pure/windows.ts';
import { markdownTable } from '../markdown-table.ts';
import { quantile } from '../quantile.ts';
import { measureBatch } from './batch-measure.ts';

const BEATS = 100_000;
const [WARM_UP, ROUNDS] = [15, 41];

/** Figures and correction of 100,000 intervals, and a batch of 10,000 samples on its way into PGlite. */
export async function hrvBench(): Promise<void> {
  const rr = referenceIntervals(BEATS);
  let ms = 1_700_000_000_000;
  const at = Float64Array.from(rr, (interval) => (ms += interval));
  const strap = { sourceId: 'strap', at, values: rr };
  const file = {
    sourceId: 'file',
    at: at.map((one) => one + 1_300),
    values: rr.map((interval) => Math.round(interval / 10) * 10),
  };
  const parts: Record<string, () => unknown> = {
    'nine figures: time domain and spectrum': () => [timeDomain(rr), spectrumOf(rr)],
    'of it: spectrum': () => spectrumOf(rr),
    correction: () => correctBeats(rr),
    'windows of five minutes: correction and figures of each': () => windowsOf([strap], []),
    'two sources of the same beats joined': () => mergeIntervals([strap, file]),
  };
  const rows = Object.entries(parts).map(([name, part]) => [name, ...measure(part)]);
  console.log(markdownTable([`${BEATS} intervals`, 'median ms', `best of ${ROUNDS} ms`], rows));
  console.log(`\n${await measureBatch()}`);
}

/** CPU of the process: other work on the machine counts less than by the clock. */
function measure(part: () => unknown): string[] {
  for (let round = 0; round < WARM_UP; round += 1) part();
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    part();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return [quantile(times, 0.5), Math.min(...times)].map((time) => time.toFixed(1));
}
