import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrated, calibrateStress, saidOf, UNCALIBRATED } from './calibrate.ts';
import { episodeLogits } from './episodes.ts';
import { isotonic, stepAt } from './isotonic.ts';
import { ownRangeOf, WINDOWS_NEEDED } from './own-range.ts';
import { calibrationError, heldOut, reliabilityOf } from './reliability.ts';
import { stressOver } from './stress-over.ts';

const calm = Array.from({ length: 40 }, (_, at) => ({
  meanHr: 62 + (at % 7),
  sdnn: 48 + (at % 5),
  rmssd: 40 + (at % 6),
}));
const range = ownRangeOf(calm);
const stretch = (window: { meanHr: number; sdnn: number; rmssd: number }) =>
  Array.from({ length: 9 }, (_, at) => ({ ...window, at: at * 30 }));

describe('stressOver', () => {
  it('finds a stretch of a fast heart more stressed than one of a slow heart, against the own range', () => {
    if (range === null) throw new Error('no range');
    const fast = stressOver(stretch({ meanHr: 84, sdnn: 60, rmssd: 25 }), range)[4];
    const slow = stressOver(stretch({ meanHr: 60, sdnn: 46, rmssd: 45 }), range)[4];
    expect(fast?.probability).toBeGreaterThan(0.6);
    expect(slow?.probability).toBeLessThan(0.3);
    expect(fast?.isReliable).toBe(true);
  });

  it('never looks at the clock: the same stretch at another time says the same', () => {
    if (range === null) throw new Error('no range');
    const morning = stretch({ meanHr: 70, sdnn: 50, rmssd: 38 });
    const night = morning.map((window) => ({ ...window, at: window.at + 43_210 }));
    expect(stressOver(night, range)).toEqual(stressOver(morning, range));
  });

  it('says that few windows make no reliable range', () => {
    const few = ownRangeOf(calm.slice(0, WINDOWS_NEEDED - 1));
    if (few === null) throw new Error('no range');
    const [told] = stressOver([{ at: 0, meanHr: 70, sdnn: 50, rmssd: 40 }], few);
    expect(told?.isReliable).toBe(false);
  });

  it('tells nothing from what is no measurement, and lets nothing of it into its neighbours', () => {
    if (range === null) throw new Error('no range');
    const sound = stretch({ meanHr: 70, sdnn: 50, rmssd: 40 });
    const broken = [
      { at: 31, meanHr: 0, sdnn: 1, rmssd: 1 },
      { at: 32, meanHr: Number.NaN, sdnn: 1, rmssd: 1 },
      { at: 33, meanHr: 70, sdnn: Number.POSITIVE_INFINITY, rmssd: 1 },
      { at: 34, meanHr: 70, sdnn: -1, rmssd: 1 },
    ];
    const both = [...sound, ...broken].sort((a, b) => a.at - b.at);
    const told = stressOver(both, range);
    expect(told.filter((one) => one === null)).toHaveLength(broken.length);
    expect(told.filter((one) => one !== null)).toEqual(stressOver(sound, range));
    expect(stressOver([], range)).toEqual([]);
  });

  it('has no range without two windows, and stays finite where all are alike', () => {
    expect(ownRangeOf([])).toBeNull();
    expect(ownRangeOf([{ meanHr: 0, sdnn: 0, rmssd: 0 }])).toBeNull();
    const alike = ownRangeOf(stretch({ meanHr: 60, sdnn: 40, rmssd: 40 }));
    if (alike === null) throw new Error('no range');
    const [told] = stressOver([{ at: 0, meanHr: 90, sdnn: 10, rmssd: 10 }], alike);
    expect(told?.probability).toBeGreaterThan(0);
  });
});

describe('episodeLogits', () => {
  it('lets neighbours speak, those far away hardly', () => {
    const among = (gap: number) =>
      episodeLogits(
        [3, 3, 3, -1, 3, 3].map((logit, at) => ({ logit, at: at * gap })),
        0.3,
      )[3] ?? 0;
    expect(among(5)).toBeGreaterThan(among(3600));
    expect(among(3600)).toBeCloseTo(-1, 1);
  });

  it('stays finite, whatever it is told', () => {
    const windows = fc.array(fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.nat(100_000)));
    fc.assert(
      fc.property(windows, (some) => {
        const told = some.map(([logit, at]) => ({ logit, at })).sort((a, b) => a.at - b.at);
        expect(episodeLogits(told, 0.3).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe('isotonic', () => {
  it('never falls, and keeps the mean', () => {
    const point = fc.record({ x: fc.integer({ min: -20, max: 20 }), y: fc.constantFrom(0, 1) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (points) => {
        const steps = isotonic(points);
        const heights = new Map(steps.map(({ x, y }) => [x, y]));
        const told = points.reduce((sum, { x }) => sum + (heights.get(x) ?? 0), 0);
        expect(told).toBeCloseTo(
          points.reduce((sum, { y }) => sum + y, 0),
          6,
        );
        for (const [at, step] of steps.entries())
          expect(step.y).toBeGreaterThanOrEqual((steps[at - 1]?.y ?? 0) - 1e-12);
      }),
    );
  });

  it('is level beyond its ends', () => {
    const steps = [
      { x: 0, y: 0.2 },
      { x: 1, y: 0.6 },
    ];
    expect([-1, 0, 0.5, 1, 9].map((x) => stepAt(steps, x))).toEqual([0.2, 0.2, 0.4, 0.6, 0.6]);
  });
});

const moment = fc.record({
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  isStressed: fc.boolean(),
});

describe('calibrateStress', () => {
  it('changes nothing before there is a label', () => {
    expect(calibrateStress([])).toEqual(UNCALIBRATED);
  });

  it('keeps the order of probabilities, and each within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.array(moment, { maxLength: 60 }),
        fc.array(moment, { minLength: 2 }),
        (labelled, asked) => {
          const calibration = calibrateStress(labelled);
          const sorted = asked.map(({ probability }) => probability).sort((a, b) => a - b);
          let last = 0;
          for (const probability of sorted) {
            const own = calibrated(probability, calibration);
            expect(own).toBeGreaterThanOrEqual(last - 1e-12);
            expect(own).toBeLessThanOrEqual(1);
            last = own;
          }
        },
      ),
    );
  });

  it('never says that it is certain', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 60 }), moment, (labelled, { probability }) => {
        const said = saidOf(probability, calibrateStress(labelled));
        expect(said).toBeGreaterThanOrEqual(0.02);
        expect(said).toBeLessThanOrEqual(0.98);
      }),
    );
  });

  it('brings one who is never stressed down', () => {
    const calibration = calibrateStress(
      Array.from({ length: 20 }, () => ({ probability: 0.5, isStressed: false })),
    );
    expect(calibrated(0.5, calibration)).toBeLessThan(0.2);
  });

  it('finds no error where what was said is how it was', () => {
    const moments = Array.from({ length: 10 }, (_, at) => ({ probability: 0.3, isStressed: at < 3 }));
    expect(calibrationError(moments)).toBeCloseTo(0, 10);
    expect(reliabilityOf(moments)).toEqual([{ said: expect.closeTo(0.3, 10), was: 0.3, moments: 10 }]);
  });

  it('tells each moment by the others alone', () => {
    const moments = Array.from({ length: 40 }, (_, at) => ({ probability: 0.5, isStressed: at % 10 === 0 }));
    const held = heldOut(moments);
    expect(held).toHaveLength(40);
    // The four stressed ones fall into one fold, and the others know of none. A moment that told of itself would say 0.1.
    expect(held.filter(({ isStressed }) => isStressed).every(({ probability }) => probability < 0.06)).toBe(
      true,
    );
  });
});
