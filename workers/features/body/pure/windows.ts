import { correctBeats, PLAUSIBLE_RR } from './correct-beats.ts';
import { spectrumOf } from './spectrum.ts';
import { timeDomain } from './time-domain.ts';

export const WINDOW_MS = 300_000;
/** Samples of one source in the order of time. `at`: Unix time in ms; of an interval, when it ended. */
export interface Series {
  sourceId: string;
  at: readonly number[];
  values: readonly number[];
}

/** Figures of five minutes. HR in beats a minute, the rest in milliseconds, per cent (pNN50) and ms² (LF, HF). */
export interface WindowFigures {
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
/** A pause in a recording: what lies on both sides of it are no neighbours. */
const GAP_MS = 3_500;

/**
 * Figures of every five minutes that have samples. Where sources overlap, the window goes to the one with most intervals, and
 * to heart rates only where nobody has intervals, so that a heart worn twice is counted once.
 */
export function windowsOf(intervals: readonly Series[], heartRates: readonly Series[]): WindowFigures[] {
  const best = new Map<number, WindowFigures>();
  const offer = (found: WindowFigures) => {
    const known = best.get(found.windowAt);
    if (known === undefined || found.samples > known.samples) best.set(found.windowAt, found);
  };
  for (const series of intervals)
    for (const [windowAt, from, to] of cuts(series.at)) {
      const found = figuresOfBeats(series, { windowAt, from, to });
      if (found !== null) offer(found);
    }
  const withBeats = new Set(best.keys());
  for (const series of heartRates)
    for (const [windowAt, from, to] of cuts(series.at)) {
      if (withBeats.has(windowAt)) continue;
      const values = series.values.slice(from, to);
      offer({
        ...NOTHING,
        windowAt,
        sourceId: series.sourceId,
        meanHr: mean(values),
        samples: values.length,
      });
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
};

/** Runs of places in the same five minutes: `[window, from, to)`. */
function cuts(at: readonly number[]): [number, number, number][] {
  const found: [number, number, number][] = [];
  for (let from = 0; from < at.length; ) {
    const windowAt = Math.floor((at[from] ?? 0) / WINDOW_MS) * WINDOW_MS;
    let to = from;
    while (to < at.length && (at[to] ?? 0) < windowAt + WINDOW_MS) to += 1;
    found.push([windowAt, from, to]);
    from = to;
  }
  return found;
}

function figuresOfBeats(
  { sourceId, at, values }: Series,
  { windowAt, from, to }: { windowAt: number; from: number; to: number },
): WindowFigures | null {
  const [start, end] = longestRun(at, from, to);
  const measured = values.slice(start, end);
  if (measured.length < 3) return null;
  const { rr, correctedShare } = correctBeats(measured);
  const time = timeDomain(rr);
  if (time === null) return null;
  const base = { ...NOTHING, windowAt, sourceId, meanHr: time.meanHr, samples: to - from, correctedShare };
  if (measured.length < LEAST_BEATS || correctedShare > MOST_CORRECTED) return base;
  const { rmssd, sdnn, pnn50, sd1, sd2 } = time;
  const spectrum = spectrumOf(rr);
  return { ...base, rmssd, sdnn, pnn50, sd1, sd2, lf: spectrum?.lf ?? null, hf: spectrum?.hf ?? null };
}

/** The longest stretch without a pause. */
function longestRun(at: readonly number[], from: number, to: number): [number, number] {
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

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
