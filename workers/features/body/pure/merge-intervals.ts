import { correctBeats } from './correct-beats.ts';
import { type Beats, GAP_MS, type Series } from './series.ts';

/** How far the clocks of two devices may differ where one takes over from the other. */
const REACH_MS = 10_000;
/** So many neighbours are compared, and so many there have to be, to say that two intervals are the same. */
const COMPARED = 20;
const COMPARED_LEAST = 8;
/** Of two devices on one heart: their own errors, beside what they are rounded to. */
const SLACK_MS = 4;
const ONE_OUTLIER_MS = 50;

/**
 * Joins the intervals of several sources into one series. A member has one heart, so that where sources overlap in time they
 * tell the same beats, and the better one alone counts there; the others fill its pauses, what lies before it and after it. Better is, in this order: fewer
 * artefacts (in steps of 5 % of the day's intervals), finer values (in steps of a doubling: 1 ms of a strap before 10 ms of a file), more intervals.
 * Where one takes over, their clocks are aligned by the sequence of intervals, up to ten seconds apart, so that no beat is counted twice
 * or lost. Where the sequences do not tell (less than 8 beats in common, or an artefact in each), the clocks are taken as they are, and a beat may be
 * counted twice or lost there. A source that lost single beats inside a stretch is not mended by another one.
 */
export function mergeIntervals(all: readonly Series[]): Beats {
  const [first, ...others] = all.filter(({ at }) => at.length > 0);
  if (first === undefined)
    return {
      at: new Float64Array(0),
      values: new Float64Array(0),
      sourceOf: new Uint16Array(0),
      sources: [],
    };
  if (others.length === 0) return beatsOf(first);
  const [best, ...rest] = [first, ...others].map(rated).sort(byQuality);
  let beats = beatsOf(best?.series ?? first);
  let grain = best?.grain ?? 1;
  for (const { series, grain: other } of rest) {
    beats = woven(beats, series, SLACK_MS + Math.max(grain, other) / 2);
    grain = Math.max(grain, other);
  }
  return beats;
}

function beatsOf({ sourceId, at, values }: Series): Beats {
  return {
    at: Float64Array.from(at),
    values: Float64Array.from(values),
    sourceOf: new Uint16Array(at.length),
    sources: [sourceId],
  };
}

interface Rated {
  series: Series;
  artefacts: number;
  grain: number;
}

function rated(series: Series): Rated {
  return {
    series,
    artefacts: Math.floor(correctBeats(series.values).correctedShare / 0.05),
    grain: grainOf(series.values),
  };
}

function byQuality(one: Rated, other: Rated): number {
  const fineness = (grain: number) => Math.round(Math.log2(grain));
  return (
    one.artefacts - other.artefacts ||
    fineness(one.grain) - fineness(other.grain) ||
    other.series.at.length - one.series.at.length ||
    (one.series.sourceId < other.series.sourceId ? -1 : 1)
  );
}

/** What values are rounded to, at least 1 ms: the tenth percentile of the steps between different values. */
function grainOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const steps: number[] = [];
  for (let at = 1; at < sorted.length; at += 1) {
    const step = (sorted[at] ?? 0) - (sorted[at - 1] ?? 0);
    if (step > 0.01) steps.push(step);
  }
  steps.sort((one, other) => one - other);
  return Math.max(1, steps[Math.floor(steps.length / 10)] ?? 1);
}

/** `base` with what `extra` has beside it. */
function woven(base: Beats, extra: Series, tolerance: number): Beats {
  const kept: { before: number; from: number; to: number; shift: number }[] = [];
  for (const [before, after] of pausesOf(base)) {
    const found = fillerOf({ base, extra, before, after, tolerance });
    if (found.to > found.from) kept.push({ before, ...found });
  }
  const count = kept.reduce((sum, { from, to }) => sum + to - from, 0);
  if (count === 0) return base;
  const length = base.at.length + count;
  const [at, values] = [new Float64Array(length), new Float64Array(length)];
  const sourceOf = new Uint16Array(length);
  let [read, write] = [0, 0];
  const copyBase = (until: number) => {
    at.set(base.at.subarray(read, until), write);
    values.set(base.values.subarray(read, until), write);
    sourceOf.set(base.sourceOf.subarray(read, until), write);
    write += until - read;
    read = until;
  };
  for (const { before, from, to, shift } of kept) {
    copyBase(before + 1);
    for (let place = from; place < to; place += 1, write += 1) {
      at[write] = (extra.at[place] ?? 0) + shift;
      values[write] = extra.values[place] ?? 0;
      sourceOf[write] = base.sources.length;
    }
  }
  copyBase(base.at.length);
  return { at, values, sourceOf, sources: [...base.sources, extra.sourceId] };
}

/** Where nothing is told, as the places before and after it: `[-1, 0]` before all, `[last, last + 1]` after all. */
function pausesOf({ at }: Beats): [number, number][] {
  const found: [number, number][] = [[-1, 0]];
  for (let place = 1; place < at.length; place += 1)
    if ((at[place] ?? 0) - (at[place - 1] ?? 0) > GAP_MS) found.push([place - 1, place]);
  return [...found, [at.length - 1, at.length]];
}

interface Pause {
  base: Beats;
  extra: Series;
  /** The places of `base` on its two sides. */
  before: number;
  after: number;
  tolerance: number;
}

/** Which intervals of `extra` lie in a pause, `[from, to)`, and by how much their clock is behind. */
function fillerOf({ base, extra, before, after, tolerance }: Pause): {
  from: number;
  to: number;
  shift: number;
} {
  const middleOf = (place: number) => (extra.at[place] ?? 0) - (extra.values[place] ?? 0) / 2;
  const start = base.at[before];
  const end = after < base.at.length ? (base.at[after] ?? 0) - (base.values[after] ?? 0) : undefined;
  const left =
    start === undefined ? null : sameBeat({ base, extra, tolerance, place: before, direction: -1 });
  const right = end === undefined ? null : sameBeat({ base, extra, tolerance, place: after, direction: 1 });
  const first =
    start === undefined
      ? 0
      : (left?.place ?? firstWhere(extra.at.length, (place) => middleOf(place) > start) - 1) + 1;
  const last =
    end === undefined
      ? extra.at.length
      : (right?.place ?? firstWhere(extra.at.length, (place) => middleOf(place) >= end));
  return { from: first, to: Math.max(first, last), shift: (left ?? right)?.shift ?? 0 };
}

/**
 * The place in `extra` of the beat at `place` of `base`, and by how much its clock is behind; null when they do not tell. It is found by a beat
 * within ten seconds in `direction`, since `extra` may begin or end there: the place then lies outside of it.
 */
function sameBeat(at: Edge): { place: number; shift: number } | null {
  const { base, extra, place, direction } = at;
  const time = base.at[place] ?? 0;
  for (let step = 0; ; step += 1) {
    const inner = place + direction * step;
    const innerTime = base.at[inner];
    if (innerTime === undefined || Math.abs(innerTime - time) > REACH_MS) return null;
    const other = exactlySameBeat({ ...at, place: inner });
    if (other !== null) return { place: other - direction * step, shift: innerTime - (extra.at[other] ?? 0) };
  }
}

interface Edge extends Pick<Pause, 'base' | 'extra' | 'tolerance'> {
  place: number;
  direction: -1 | 1;
}

/** The same, of a beat that both have: found by it and its neighbours in `direction`. */
function exactlySameBeat({ base, extra, tolerance, place, direction }: Edge): number | null {
  const time = base.at[place] ?? 0;
  let best: { place: number; cost: number; away: number } | null = null;
  const from = firstWhere(extra.at.length, (one) => (extra.at[one] ?? 0) >= time - REACH_MS);
  for (let other = from; other < extra.at.length; other += 1) {
    const away = Math.abs((extra.at[other] ?? 0) - time);
    if ((extra.at[other] ?? 0) > time + REACH_MS) break;
    const cost = distance({ base, extra, place, other, direction });
    if (cost === null || cost > tolerance) continue;
    if (best === null || cost < best.cost - 0.5 || (cost < best.cost + 0.5 && away < best.away))
      best = { place: other, cost, away };
  }
  return best?.place ?? null;
}

/** The mean difference of intervals that would be the same, in ms; null for too few of them. */
function distance({
  base,
  extra,
  place,
  other,
  direction,
}: {
  base: Beats;
  extra: Series;
  place: number;
  other: number;
  direction: -1 | 1;
}): number | null {
  let [sum, count] = [0, 0];
  for (let step = 0; step < COMPARED; step += 1) {
    const [one, two] = [place + direction * step, other + direction * step];
    if (one < 0 || two < 0 || one >= base.at.length || two >= extra.at.length) break;
    const inBase = Math.abs((base.at[one] ?? 0) - (base.at[one - direction] ?? 0));
    const inExtra = Math.abs((extra.at[two] ?? 0) - (extra.at[two - direction] ?? 0));
    if (step > 0 && (inBase > GAP_MS || inExtra > GAP_MS)) break;
    sum += Math.min(ONE_OUTLIER_MS, Math.abs((base.values[one] ?? 0) - (extra.values[two] ?? 0)));
    count += 1;
  }
  return count < COMPARED_LEAST ? null : sum / count;
}

/** The first of `[0, length)` for which it holds, which it then does for all after it; `length` when there is none. */
function firstWhere(length: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
