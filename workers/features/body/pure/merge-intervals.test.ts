import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeIntervals } from './merge-intervals.ts';
import type { Series } from './series.ts';
import { windowsOf } from './windows.ts';

/** `MERGE_CASES=2000` for a long run. */
const RUNS = Number(process.env.MERGE_CASES ?? 40);
const START = Date.UTC(2026, 10, 20, 1);

/** A small linear generator: the same seed gives the same heart. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A heart that breathes, with noise, and now and then an early beat with its pause. */
function heart(count: number, seed: number): Series & { at: number[]; values: number[] } {
  const random = randomFrom(seed);
  const series = { sourceId: 'a-strap', at: [] as number[], values: [] as number[] };
  let ms = START;
  for (let beat = 0, owed = 0; beat < count; beat += 1) {
    const breath = 40 * Math.sin(beat / 2.2) + 25 * Math.sin(beat / 8) + 30 * (random() - 0.5);
    const isEarly = random() < 0.004;
    const rr = Math.round(880 + breath + owed - (isEarly ? 250 : 0));
    owed = isEarly ? 230 : 0;
    ms += rr;
    series.at.push(ms);
    series.values.push(rr);
  }
  return series;
}

/** What another device tells of the same beats: a part of them, by its own clock, rounded. */
function copyOf(
  { at, values }: Series,
  { from, to, shiftMs, grain }: { from: number; to: number; shiftMs: number; grain: number },
): Series {
  const part = Array.from({ length: to - from }, (_, place) => place + from);
  return {
    sourceId: 'b-copy',
    at: part.map((place) => Math.round((at[place] ?? 0) + shiftMs)),
    values: part.map((place) => Math.round((values[place] ?? 0) / grain) * grain),
  };
}

const copied = fc.record({
  seed: fc.nat(1e6),
  from: fc.integer({ min: 0, max: 500 }),
  count: fc.integer({ min: 30, max: 500 }),
  shiftMs: fc.integer({ min: -2_500, max: 2_500 }),
  grain: fc.constantFrom(1, 2, 4, 10, 16),
});

it('a series with a shifted, rounded copy of a part of it gives the figures of the series alone', () => {
  fc.assert(
    fc.property(copied, ({ seed, from, count, shiftMs, grain }) => {
      const whole = heart(1_000, seed);
      const copy = copyOf(whole, { from, to: from + count, shiftMs, grain });
      const alone = windowsOf([whole], []);
      expect(windowsOf([whole, copy], [])).toEqual(alone);
      expect(windowsOf([copy, whole], [])).toEqual(alone);
    }),
    // A copy that begins one beat late, and whose clock puts it before the first one.
    { numRuns: RUNS, examples: [[{ seed: 0, from: 1, count: 30, shiftMs: -2_240, grain: 1 }]] },
  );
});

it('two halves of a series, overlapping and by clocks that differ, give each beat once', () => {
  fc.assert(
    fc.property(copied, ({ seed, from, shiftMs, grain }) => {
      const whole = heart(1_000, seed);
      const first = copyOf(whole, { from: 0, to: from + 400, shiftMs: 0, grain: 1 });
      const second = copyOf(whole, { from: from + 300, to: 1_000, shiftMs, grain });
      const joined = mergeIntervals([{ ...first, sourceId: 'a-first' }, second]);
      expect(joined.at).toHaveLength(1_000);
      for (const [place, value] of joined.values.entries())
        expect(Math.abs(value - (whole.values[place] ?? 0))).toBeLessThanOrEqual(grain / 2);
      const gaps = joined.at.slice(1).map((at, place) => at - (joined.at[place] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThan(0);
    }),
    { numRuns: RUNS },
  );
});

it('fills the pause of a better source, and takes nothing from the worse one beside it', () => {
  const whole = heart(1_200, 7);
  const strap = {
    sourceId: 'strap',
    at: whole.at.toSpliced(500, 200),
    values: whole.values.toSpliced(500, 200),
  };
  const file = copyOf(whole, { from: 0, to: 1_200, shiftMs: 1_400, grain: 10 });
  const joined = mergeIntervals([strap, file]);
  expect(joined.at).toHaveLength(1_200);
  expect([...joined.sourceOf].filter((source) => source === 1)).toHaveLength(200);
  expect(joined.sources).toEqual(['strap', 'b-copy']);
});

it('takes the source with fewer artefacts, and says whose it was', () => {
  const whole = heart(900, 3);
  const random = randomFrom(5);
  const watch = {
    sourceId: 'a-watch',
    at: whole.at,
    values: whole.values.map((rr) => (random() < 0.12 ? rr + (random() < 0.5 ? -300 : 300) : rr)),
  };
  expect(windowsOf([watch, { ...whole, sourceId: 'b-strap' }], [])[1]?.sourceId).toBe('b-strap');
});

it('joins recordings of two mornings as they are', () => {
  const morning = heart(400, 1);
  const later = { ...heart(400, 2), sourceId: 'later' };
  const next = { ...later, at: later.at.map((at) => at + 3_600_000) };
  expect(mergeIntervals([next, morning]).at).toHaveLength(800);
  expect(mergeIntervals([])).toMatchObject({ sources: [] });
  expect(mergeIntervals([{ sourceId: 'empty', at: [], values: [] }, morning]).at).toHaveLength(400);
});
