import { describe, expect, it } from 'vitest';
import { ownRangeOf } from './own-range.ts';
import { type Stretch, strainAt, toldAt } from './strain-at.ts';
import { stressFeatures } from './stress-features.ts';

const minute = (place: number, change: Partial<Stretch> = {}): Stretch => ({
  at: 60 * place + 30,
  lengthS: 60,
  beats: 60,
  meanHr: 70,
  sdnn: 50,
  rmssd: 40,
  ...change,
});
const says = (probability: number) => ({ probability, isReliable: true });

describe('toldAt', () => {
  it('takes the minute of the moment, and between two in a row both by their nearness', () => {
    const stretches = [minute(0), minute(1)];
    const told = [says(0.2), says(0.8)];
    expect(toldAt(stretches, told, 30)?.probability).toBeCloseTo(0.2, 9);
    expect(toldAt(stretches, told, 60)?.probability).toBeCloseTo(0.5, 9);
    expect(toldAt(stretches, told, 100)?.probability).toBeCloseTo(0.8, 9);
    const [before, after] = [40, 80].map((at) => toldAt(stretches, told, at)?.probability ?? 0);
    expect(before).toBeLessThan(0.5);
    expect(after).toBeGreaterThan(0.5);
  });

  it('never mixes minutes that have a pause between them, and tells nothing of a moment that none is near', () => {
    const stretches = [minute(0), minute(2)];
    const told = [says(0.2), says(0.8)];
    expect(toldAt(stretches, told, 80)?.probability).toBe(0.2);
    expect(toldAt(stretches, told, 30 - 91)).toBeNull();
    expect(toldAt(stretches, [null, null], 30)).toBeNull();
    expect(toldAt([], [], 30)).toBeNull();
  });

  it('says when it was told by five minutes alone', () => {
    const stretches = [minute(0), minute(4, { lengthS: 300 })];
    const told = [says(0.2), says(0.8)];
    expect(toldAt(stretches, told, 20)).toMatchObject({ by: 'minutes', probability: 0.2 });
    expect(toldAt(stretches, told, 500)).toMatchObject({ by: 'windows', probability: 0.8 });
  });
});

it('finds a moment in a stretch of a fast heart more strained than in one of a slow heart', () => {
  const hearts = Array.from({ length: 60 }, (_, at) =>
    minute(
      at,
      at >= 20 && at < 26 ? { meanHr: 92, rmssd: 25 } : { meanHr: 62 + (at % 7), rmssd: 40 + (at % 5) },
    ),
  );
  const range = ownRangeOf(hearts);
  if (range === null) throw new Error('no range');
  const strain = (at: number) => strainAt(hearts, range, at)?.probability ?? Number.NaN;
  expect(strain(23 * 60)).toBeGreaterThan(0.7);
  expect(strain(50 * 60)).toBeLessThan(0.3);
});

it('lets a minute of few beats say less than its neighbours', () => {
  const range = ownRangeOf([minute(0, { meanHr: 60 }), minute(1, { meanHr: 80 })]);
  if (range === null) throw new Error('no range');
  const near = (beats: number) =>
    stressFeatures([minute(0), minute(1, { meanHr: 100, beats }), minute(2)], range)[0]?.[0] ?? Number.NaN;
  expect(near(10)).toBeCloseTo((30 * 10) / 50 / 10, 9);
  expect(near(60)).toBeCloseTo(near(40), 9);
  expect(near(40)).toBeGreaterThan(near(10));
});
