import { type LocalFigures, localFigures } from './rolling.ts';

/**
 * What was wrong with an interval. `early`: a beat before its time, and the pause after it; `lost`: beats were missed; `extra`: one was counted that was
 * none; `long`: a pause that is no whole number of beats; `implausible`: outside 200 to 3,000 ms.
 */
export type Artefact = 'early' | 'long' | 'lost' | 'extra' | 'implausible';

export interface CorrectedBeats {
  /** Intervals in milliseconds, artefacts replaced: their sum stays close to what it was. */
  rr: Float64Array;
  /** Of each interval in `rr`, 1 where it is not as it was measured. */
  isCorrected: Uint8Array;
  /** Of the intervals that came in, 0 to 1. */
  correctedShare: number;
  counts: Readonly<Record<Artefact, number>>;
}

/** Slowest and fastest: 20 and 300 beats a minute. */
export const PLAUSIBLE_RR = { low: 200, high: 3_000 } as const;
/**
 * A step is sudden from so many medians of the 91 steps around it on, and from 20 ms. Lipponen and Tarvainen take 5.2 quartile deviations, which is as
 * much where steps are normally distributed; artefacts themselves move a median less.
 */
const [SUDDEN_STEPS, LEAST_STEP_MS] = [3.2, 20];

/**
 * Shares of the median of the eleven intervals around. Chosen on made hearts (`npm run eval:hrv`) and on sound resting series of others, in which
 * `long` below one half took whole surges away; no expert's label had a part in it.
 */
export const RULES = {
  /** An early beat's interval is shorter than usual by this. */
  early: 0.15,
  /** Its pause is longer than usual by this. */
  pause: 0.05,
  /** An interval without an early beat before it is longer than usual by this: less is how a sound heart slows down. */
  long: 0.5,
  /** What whole numbers of beats may differ by. */
  whole: 0.15,
} as const;

const NONE = 0;
const CODES = ['none', 'early', 'long', 'lost', 'extra', 'implausible'] as const;
const [EARLY, LONG, LOST, EXTRA, IMPLAUSIBLE] = [1, 2, 3, 4, 5];

/**
 * Finds and replaces artefacts in RR intervals, by the thresholds of Lipponen and Tarvainen (2019), 'A robust algorithm for heart rate variability time
 * series artefact correction using novel beat classification', J Med Eng Technol 43(3), which follow how much a heart varies, and by what an artefact looks
 * like. Their decision alone took breathing, and the slow surges of a resting heart, for ectopic beats: such a heart lengthens over several
 * beats, and none of them is early. So a long interval counts as wrong only after an early beat, as two or more beats, or from half as long
 * again as usual on. A lost beat's interval is split, an extra beat's two are joined, all others are interpolated between sound neighbours.
 */
export function correctBeats(
  rr: ArrayLike<number>,
  rules: Readonly<Record<keyof typeof RULES, number>> = RULES,
): CorrectedBeats {
  const found = classify(rr, rules);
  return found === null ? untouched(rr) : replaced(rr, found);
}

interface Found {
  /** Of each interval, its place in `CODES`. */
  codes: Uint8Array;
  /** Of lost beats, into how many intervals theirs is split. */
  parts: Map<number, number>;
}

/** Null where nothing is wrong. */
function classify(rr: ArrayLike<number>, rules: Readonly<Record<keyof typeof RULES, number>>): Found | null {
  const codes = new Uint8Array(rr.length);
  const parts = new Map<number, number>();
  const around = localFigures(rr);
  let isAny = false;
  for (let at = 0; at < rr.length; at += 1) {
    const value = rr[at] ?? 0;
    if (!(value >= PLAUSIBLE_RR.low && value <= PLAUSIBLE_RR.high)) {
      codes[at] = IMPLAUSIBLE;
      isAny = true;
      continue;
    }
    if (codes[at] !== NONE) continue;
    const next = stepTo(rr, at + 1);
    const isAfterSound = at > 0 && codes[at - 1] === NONE;
    // Nothing sudden before or after it: most beats end here, and nothing around them is looked at.
    if (isAfterSound && Math.abs(stepTo(rr, at)) < LEAST_STEP_MS && Math.abs(next) < LEAST_STEP_MS) continue;
    const usual = around.median(at);
    const step = isAfterSound ? stepTo(rr, at) : value - usual;
    if (value < (1 - rules.early) * usual && step < 0) {
      const after = rr[at + 1] ?? 0;
      const hasPause = after > (1 + rules.pause) * usual;
      if (!isSudden(around, at, hasPause ? Math.max(-step, next) : step)) continue;
      isAny = true;
      if (after < (1 - rules.early) * usual && Math.abs(value + after - usual) < rules.whole * usual) {
        codes[at] = EXTRA;
        at += 1;
        continue;
      }
      codes[at] = EARLY;
      if (at + 1 < rr.length && after > (1 + rules.pause) * usual) codes[at + 1] = EARLY;
    } else if (value > (1 + rules.long) * usual && step > 0 && isSudden(around, at, step)) {
      const beats = Math.round(value / usual);
      const isWhole = beats >= 2 && Math.abs(value / beats - usual) < rules.whole * usual;
      codes[at] = isWhole ? LOST : LONG;
      if (isWhole) parts.set(at, beats);
      isAny = true;
    }
  }
  return isAny ? { codes, parts } : null;
}

function stepTo(rr: ArrayLike<number>, at: number): number {
  return at === 0 || at >= rr.length ? 0 : (rr[at] ?? 0) - (rr[at - 1] ?? 0);
}

function isSudden(around: LocalFigures, at: number, step: number): boolean {
  return Math.abs(step) > Math.max(LEAST_STEP_MS, SUDDEN_STEPS * around.medianStep(at));
}

function countsOf(codes: Uint8Array): Record<Artefact, number> {
  const counts = { early: 0, long: 0, lost: 0, extra: 0, implausible: 0 };
  for (const code of codes) {
    const kind = CODES[code];
    if (kind !== undefined && kind !== 'none') counts[kind] += 1;
  }
  return counts;
}

function untouched(rr: ArrayLike<number>): CorrectedBeats {
  return {
    rr: Float64Array.from(rr),
    isCorrected: new Uint8Array(rr.length),
    correctedShare: 0,
    counts: countsOf(new Uint8Array(0)),
  };
}

function replaced(rr: ArrayLike<number>, { codes, parts }: Found): CorrectedBeats {
  const counts = countsOf(codes);
  let length = rr.length - counts.extra;
  for (const beats of parts.values()) length += beats - 1;
  const values = new Float64Array(length + 1);
  const isCorrected = new Uint8Array(length + 1);
  const toFill: number[] = [];
  let write = 0;
  for (let at = 0; at < rr.length; at += 1) {
    const value = rr[at] ?? 0;
    const code = codes[at] ?? NONE;
    if (code === LOST) {
      const beats = parts.get(at) ?? 1;
      values.fill(value / beats, write, write + beats);
      isCorrected.fill(1, write, write + beats);
      write += beats;
      continue;
    }
    isCorrected[write] = code === NONE ? 0 : 1;
    if (code === EXTRA && at + 1 < rr.length) {
      values[write] = value + (rr[at + 1] ?? 0);
      at += 1;
    } else {
      values[write] = value;
      if (code !== NONE) toFill.push(write);
    }
    write += 1;
  }
  const filled = values.subarray(0, write);
  interpolate(filled, toFill);
  const changed = counts.early + counts.long + counts.lost + counts.extra + counts.implausible;
  return {
    rr: filled,
    isCorrected: isCorrected.subarray(0, write),
    correctedShare: rr.length === 0 ? 0 : changed / rr.length,
    counts,
  };
}

/** Replaces the values at `places` (ascending) by a line between the sound neighbours; at the ends, by the nearest. */
function interpolate(values: Float64Array, places: readonly number[]): void {
  for (let at = 0; at < places.length; ) {
    const first = places[at] ?? 0;
    let count = 1;
    while (places[at + count] === first + count) count += 1;
    const before = values[first - 1] ?? values[first + count];
    const after = values[first + count] ?? before;
    if (before === undefined || after === undefined) return;
    for (let step = 0; step < count; step += 1)
      values[first + step] = before + ((after - before) * (step + 1)) / (count + 1);
    at += count;
  }
}
