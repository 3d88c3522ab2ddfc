import { rollingMedian, rollingSpread } from './rolling.ts';

/** What was wrong with an interval. `lost`: a beat was missed; `extra`: one was counted that was none; `implausible`: outside 200 to 3,000 ms. */
export type Artefact = 'ectopic' | 'long-or-short' | 'lost' | 'extra' | 'implausible';

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
const SPREAD_WINDOW = 91;
const MEDIAN_WINDOW = 11;
const ALPHA = 5.2;
const [SLOPE, OFFSET] = [0.13, 0.17];
/** Where a heart hardly varies, its quartiles say nothing: differences below this are no artefacts. */
const LEAST_THRESHOLD_MS = 20;
/** The method alone takes the breathing of a sound heart for ectopic beats; what lies within this share of its surroundings is none. Chosen on `npm run eval:hrv`. */
const LEAST_SHARE = 0.15;

/**
 * Finds and replaces artefacts in RR intervals by the method of Lipponen and Tarvainen (2019), 'A robust algorithm for heart
 * rate variability time series artefact correction using novel beat classification', J Med Eng Technol 43(3): differences
 * of neighbours, and distances from the running median of 11, against 5.2 times the running quartile deviation of 91.
 * A lost beat's interval is split, an extra beat's two are joined, all others are interpolated between sound neighbours.
 */
export function correctBeats(rr: ArrayLike<number>): CorrectedBeats {
  const kinds = classify(rr);
  const counts: Record<Artefact, number> = {
    ectopic: 0,
    'long-or-short': 0,
    lost: 0,
    extra: 0,
    implausible: 0,
  };
  const out: number[] = [];
  const touched: number[] = [];
  const toFill: number[] = [];
  let changed = 0;
  for (let at = 0; at < rr.length; at += 1) {
    const value = rr[at] ?? 0;
    const kind = kinds[at];
    if (kind == null) {
      out.push(value);
      touched.push(0);
      continue;
    }
    counts[kind] += 1;
    changed += 1;
    if (kind === 'lost') {
      out.push(value / 2, value / 2);
      touched.push(1, 1);
    } else if (kind === 'extra' && at + 1 < rr.length) {
      out.push(value + (rr[at + 1] ?? 0));
      touched.push(1);
      at += 1;
    } else {
      toFill.push(out.length);
      out.push(value);
      touched.push(1);
    }
  }
  const filled = Float64Array.from(out);
  interpolate(filled, toFill);
  return {
    rr: filled,
    isCorrected: Uint8Array.from(touched),
    correctedShare: rr.length === 0 ? 0 : changed / rr.length,
    counts,
  };
}

function classify(rr: ArrayLike<number>): (Artefact | null)[] {
  const count = rr.length;
  const kinds: (Artefact | null)[] = Array.from({ length: count }, () => null);
  const steps = new Float64Array(count);
  for (let at = 1; at < count; at += 1) steps[at] = (rr[at] ?? 0) - (rr[at - 1] ?? 0);
  const stepLimit = thresholds(steps);
  const step = steps.map((value, at) => value / (stepLimit[at] ?? 1));
  const median = rollingMedian(rr, MEDIAN_WINDOW);
  const away = Float64Array.from({ length: count }, (_, at) => {
    const distance = (rr[at] ?? 0) - (median[at] ?? 0);
    return distance < 0 ? 2 * distance : distance;
  });
  const awayLimit = thresholds(away);
  const of = (values: Float64Array, at: number) => values[at] ?? 0;

  for (let at = 0; at < count; at += 1) {
    const value = rr[at] ?? 0;
    if (value < PLAUSIBLE_RR.low || value > PLAUSIBLE_RR.high) kinds[at] = 'implausible';
  }
  const isFar = (at: number) => {
    const usual = of(median, at);
    return Math.abs((rr[at] ?? 0) - usual) > LEAST_SHARE * usual;
  };
  for (let at = 0; at < count; at += 1) {
    const own = of(step, at);
    if (kinds[at] !== null || Math.abs(own) <= 1 || !isFar(at)) continue;
    const around =
      own > 0 ? Math.max(of(step, at - 1), of(step, at + 1)) : Math.min(of(step, at - 1), of(step, at + 1));
    if (own > 0 ? around < -SLOPE * own - OFFSET : around > -SLOPE * own + OFFSET) {
      kinds[at] = 'ectopic';
      continue;
    }
    const candidates = Math.abs(of(step, at + 1)) < Math.abs(of(step, at + 2)) ? [at, at + 1] : [at];
    for (const one of candidates) {
      if (one >= count || kinds[one] !== null || !isFar(one)) continue;
      const size = of(step, one);
      const after =
        size >= 0
          ? Math.min(of(step, one + 1), of(step, one + 2))
          : Math.max(of(step, one + 1), of(step, one + 2));
      const isUpThenDown = size > 1 && after < -1;
      const isDownThenUp = size < -1 && after > 1;
      const limit = of(awayLimit, one);
      if (!isUpThenDown && !isDownThenUp && Math.abs(of(away, one)) / limit <= 3) continue;
      const usual = of(median, one);
      const value = rr[one] ?? 0;
      if (isDownThenUp && Math.abs(value + (rr[one + 1] ?? 0) - usual) < limit) kinds[one] = 'extra';
      else if (isUpThenDown && Math.abs(value / 2 - usual) < limit) kinds[one] = 'lost';
      else kinds[one] = 'long-or-short';
    }
  }
  return kinds;
}

function thresholds(values: Float64Array): Float64Array {
  return rollingSpread(values, SPREAD_WINDOW).map((half) => Math.max(ALPHA * half, LEAST_THRESHOLD_MS));
}

/** Replaces the values at `places` (ascending) by a line between the sound neighbours; at the ends, by the nearest. */
function interpolate(values: Float64Array, places: readonly number[]): void {
  const wrong = new Set(places);
  for (let at = 0; at < places.length; ) {
    const first = places[at] ?? 0;
    let last = first;
    while (wrong.has(last + 1)) last += 1;
    const before = values[first - 1] ?? values[last + 1];
    const after = values[last + 1] ?? before;
    if (before === undefined || after === undefined) return;
    for (let place = first; place <= last; place += 1)
      values[place] = before + ((after - before) * (place - first + 1)) / (last - first + 2);
    at += last - first + 1;
  }
}
