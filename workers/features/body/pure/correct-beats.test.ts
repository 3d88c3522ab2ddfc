import { expect, it } from 'vitest';
import { HEART_KINDS, madeHeart, spoil } from '../evaluation/made-hearts.ts';
import { correctBeats } from './correct-beats.ts';
import { timeDomain } from './time-domain.ts';

const calm = Array.from({ length: 200 }, (_, at) => 900 + 40 * Math.sin(at / 3) + (at % 7));
const withAt = (place: number, ...values: number[]) => calm.toSpliced(place, values.length, ...values);

it('leaves a sound heart as it is', () => {
  const { rr, correctedShare } = correctBeats(calm);
  expect([...rr]).toEqual(calm);
  expect(correctedShare).toBe(0);
});

it('finds an early beat with its pause, and puts what lies between in its place', () => {
  const { rr, counts, isCorrected } = correctBeats(withAt(100, 560, 1_260));
  expect(counts.early).toBe(2);
  expect(rr).toHaveLength(200);
  expect([...isCorrected.slice(99, 103)]).toEqual([0, 1, 1, 0]);
  for (const at of [100, 101]) expect(Math.abs((rr[at] ?? 0) - 900)).toBeLessThan(60);
});

it('splits the interval of a lost beat, and joins those of one that was none', () => {
  const lost = correctBeats(withAt(100, 1_810));
  expect(lost.counts.lost).toBe(1);
  expect(lost.rr).toHaveLength(201);
  const extra = correctBeats(calm.toSpliced(100, 1, 300, 600));
  expect(extra.counts.extra).toBe(1);
  expect(extra.rr).toHaveLength(200);
});

it('takes the slow surges of a resting heart for what they are', () => {
  const surge = [641, 711, 797, 805, 906, 758, 711, 695];
  const resting = [
    ...calm.slice(0, 100).map((rr) => rr - 220),
    ...surge,
    ...calm.slice(0, 60).map((rr) => rr - 220),
  ];
  expect(correctBeats(resting).correctedShare).toBe(0);
});

it('finds two lost beats in a row, and a pause that is no whole number of beats', () => {
  expect(correctBeats(withAt(100, 1_810, 1_830)).counts.lost).toBe(2);
  expect(correctBeats(withAt(100, 2_720)).rr).toHaveLength(202);
  expect(correctBeats(withAt(100, 1_400)).counts.long).toBe(1);
});

it('helps made hearts with artefacts, and harms none without', () => {
  for (const kind of HEART_KINDS)
    for (let seed = 1; seed <= 5; seed += 1) {
      const heart = madeHeart(kind, seed * 101);
      const truth = timeDomain(heart)?.rmssd ?? NaN;
      const errorOf = (rr: readonly number[]) => {
        const { rr: mended, isCorrected } = correctBeats(rr);
        return Math.abs((timeDomain(mended, isCorrected)?.rmssd ?? NaN) / truth - 1);
      };
      expect(errorOf(heart)).toBeLessThan(0.05);
      expect(errorOf(spoil(heart, 0.02, seed))).toBeLessThan(0.25);
    }
});

it('takes 0 and 5,000 ms for no heartbeat, even where there is nothing else', () => {
  expect(correctBeats(withAt(50, 0, 900, 5_000)).counts.implausible).toBe(2);
  expect(correctBeats([0, 0, 5_000]).correctedShare).toBe(1);
  expect(correctBeats([]).correctedShare).toBe(0);
});
