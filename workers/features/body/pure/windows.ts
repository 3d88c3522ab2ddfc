import { correctBeats, PLAUSIBLE_RR } from './correct-beats.ts';
import { mergeIntervals } from './merge-intervals.ts';
import { type MinuteFigures, minuteFigures } from './minutes.ts';
import { type Beats, GAP_MS, type Series } from './series.ts';
import { spectrumOf } from './spectrum.ts';
import { timeDomain } from './time-domain.ts';

export const WINDOW_MS = 300_000;

/** Nulls: nobody worked its minutes out, since it is of heart rates or from before they were kept. */
type KeptMinutes = { [Figure in keyof MinuteFigures]: number[] | null };

/** Figures of five minutes. HR in beats a minute, the rest in milliseconds, per cent (pNN50) and ms² (LF, HF). */
export interface WindowFigures extends KeptMinutes {
  windowAt: number;
  sourceId: string;
  meanHr: number;
  rmssd: number | null;
  sdnn: number | null;
  pnn50: number | null;
  sd1: number | null;
  sd2: number | null;
  lf: number | null;
  hf: number | null;
  samples: number;
  /** Null: of heart rates, without intervals. */
  correctedShare: number | null;
}

/** Fewer intervals than a minute's say nothing of variability. */
const LEAST_BEATS = 40;
/** With more than this corrected, a window's variability would be our own invention. */
const MOST_CORRECTED = 0.2;

/**
 * Figures of every five minutes that have samples. A heart that several sources saw is counted once: of intervals the
 * better source, and heart rates only where nobody has intervals, of the source with most of them.
 */
export function windowsOf(intervals: readonly Series[], heartRates: readonly Series[]): WindowFigures[] {
  const best = new Map<number, WindowFigures>();
  const beats = mergeIntervals(intervals);
  for (const cut of cuts(beats.at)) {
    const found = figuresOfBeats(beats, cut);
    if (found !== null) best.set(found.windowAt, found);
  }
  const withBeats = new Set(best.keys());
  for (const { sourceId, at, values } of heartRates)
    for (const { windowAt, from, to } of cuts(at)) {
      const samples = to - from;
      if (withBeats.has(windowAt) || (best.get(windowAt)?.samples ?? 0) >= samples) continue;
      best.set(windowAt, { ...NOTHING, windowAt, sourceId, meanHr: meanOf(values, from, to), samples });
    }
  return [...best.values()].sort((one, other) => one.windowAt - other.windowAt);
}

const NOTHING = {
  rmssd: null,
  sdnn: null,
  pnn50: null,
  sd1: null,
  sd2: null,
  lf: null,
  hf: null,
  correctedShare: null,
  minutes: null,
  minuteHr: null,
  minuteSdnn: null,
  minuteRmssd: null,
  minuteBeats: null,
};

interface Cut {
  windowAt: number;
  from: number;
  to: number;
}

/** Runs of places in the same five minutes, `[from, to)`. */
function cuts(at: ArrayLike<number>): Cut[] {
  const found: Cut[] = [];
  for (let from = 0; from < at.length; ) {
    const windowAt = Math.floor((at[from] ?? 0) / WINDOW_MS) * WINDOW_MS;
    let to = from;
    while (to < at.length && (at[to] ?? 0) < windowAt + WINDOW_MS) to += 1;
    found.push({ windowAt, from, to });
    from = to;
  }
  return found;
}

function figuresOfBeats(
  { at, values, sourceOf, sources }: Beats,
  { windowAt, from, to }: Cut,
): WindowFigures | null {
  const [start, end] = longestRun(at, from, to);
  const measured = values.subarray(start, end);
  if (measured.length < 3) return null;
  const { rr, isCorrected, correctedShare } = correctBeats(measured);
  const time = timeDomain(rr, isCorrected);
  if (time === null) return null;
  const sourceId = sources[mostOf(sourceOf.subarray(start, end))] ?? '';
  const base = {
    ...NOTHING,
    windowAt,
    sourceId,
    meanHr: time.meanHr,
    samples: to - from,
    correctedShare,
    ...minuteFigures(windowAt, at.subarray(from, to), values.subarray(from, to)),
  };
  if (measured.length < LEAST_BEATS || correctedShare > MOST_CORRECTED) return base;
  const { rmssd, sdnn, pnn50, sd1, sd2 } = time;
  const spectrum = spectrumOf(rr);
  return { ...base, rmssd, sdnn, pnn50, sd1, sd2, lf: spectrum?.lf ?? null, hf: spectrum?.hf ?? null };
}

/** The number that stands there most often. */
function mostOf(numbers: Uint16Array): number {
  const counts = new Map<number, number>();
  let [best, most] = [numbers[0] ?? 0, 0];
  for (const one of numbers) {
    const count = (counts.get(one) ?? 0) + 1;
    counts.set(one, count);
    if (count > most) [best, most] = [one, count];
  }
  return best;
}

/** The longest stretch without a pause. */
function longestRun(at: Float64Array, from: number, to: number): [number, number] {
  let best: [number, number] = [from, from];
  for (let start = from, place = from + 1; place <= to; place += 1) {
    const goesOn = place < to && (at[place] ?? 0) - (at[place - 1] ?? 0) <= GAP_MS;
    if (goesOn) continue;
    if (place - start > best[1] - best[0]) best = [start, place];
    start = place;
  }
  return best;
}

/** Whether an interval can be one of a heart. */
export function isPlausibleRr(ms: number): boolean {
  return ms >= PLAUSIBLE_RR.low && ms <= PLAUSIBLE_RR.high;
}

function meanOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[at] ?? 0;
  return sum / (to - from);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
