import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrated, calibrateStress, calibrationError, reliabilityOf } from './calibrate.ts';
import { ownRangeOf, stressFromWindow, UNCALIBRATED, WINDOWS_NEEDED } from './stress-from-window.ts';

const calm = Array.from({ length: 40 }, (_, at) => ({
  meanHr: 62 + (at % 7),
  sdnn: 48 + (at % 5),
  rmssd: 40 + (at % 6),
}));
const range = ownRangeOf(calm);

describe('stressFromWindow', () => {
  it('finds a fast heart more stressed than a slow one, against the own range', () => {
    if (range === null) throw new Error('no range');
    const fast = stressFromWindow({ meanHr: 84, sdnn: 40, rmssd: 25 }, range);
    const slow = stressFromWindow({ meanHr: 60, sdnn: 52, rmssd: 45 }, range);
    expect(fast?.probability).toBeGreaterThan(0.5);
    expect(slow?.probability).toBeLessThan(0.4);
    expect(fast?.isReliable).toBe(true);
  });

  it('says that few windows make no reliable range', () => {
    const few = ownRangeOf(calm.slice(0, WINDOWS_NEEDED - 1));
    if (few === null) throw new Error('no range');
    expect(stressFromWindow({ meanHr: 70, sdnn: 50, rmssd: 40 }, few)?.isReliable).toBe(false);
  });

  it.each([
    { meanHr: 0, sdnn: 1, rmssd: 1 },
    { meanHr: Number.NaN, sdnn: 1, rmssd: 1 },
    { meanHr: 70, sdnn: Number.POSITIVE_INFINITY, rmssd: 1 },
    { meanHr: 70, sdnn: -1, rmssd: 1 },
  ])('tells nothing from what is no measurement: %j', (window) => {
    if (range === null) throw new Error('no range');
    expect(stressFromWindow(window, range)).toBeNull();
  });

  it('has no range without two windows, and stays finite where all are alike', () => {
    expect(ownRangeOf([])).toBeNull();
    expect(ownRangeOf([{ meanHr: 0, sdnn: 0, rmssd: 0 }])).toBeNull();
    const alike = ownRangeOf([calm[0], calm[0]].flatMap((window) => (window === undefined ? [] : [window])));
    if (alike === null) throw new Error('no range');
    expect(stressFromWindow({ meanHr: 90, sdnn: 10, rmssd: 10 }, alike)?.probability).toBeGreaterThan(0);
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
});
