import { expect, it } from 'vitest';
import { referenceIntervals } from '../evaluation/reference-intervals.ts';
import { spectrumOf } from './spectrum.ts';
import { timeDomain } from './time-domain.ts';

const intervals = referenceIntervals(100_000);

it('gives the figures that numpy gives, to a billionth', () => {
  const found = timeDomain(intervals);
  expect(found?.meanRr).toBeCloseTo(846.40723, 9);
  expect(found?.sdnn).toBeCloseTo(73.52974840135181, 9);
  expect(found?.rmssd).toBeCloseTo(36.69160561680597, 9);
  expect(found?.pnn50).toBeCloseTo(2.3200232002320025, 9);
  expect(found?.sd1).toBeCloseTo(25.9450128708555, 9);
  expect(found?.sd2).toBeCloseTo(100.69808392945389, 9);
});

it('gives the powers that scipy gives, to a billionth', () => {
  const found = spectrumOf(intervals);
  expect(found?.lf).toBeCloseTo(262.05298708877814, 9);
  expect(found?.hf).toBeCloseTo(211.20751092188968, 9);
  expect(found?.lfHf).toBeCloseTo(1.2407370644394011, 9);
});

it('counts no difference from or to an interval that was put in', () => {
  const rr = [800, 820, 790, 805, 1_400, 800, 815];
  const isCorrected = [0, 0, 0, 0, 1, 0, 0];
  const found = timeDomain(rr, isCorrected);
  expect(found?.rmssd).toBeCloseTo(Math.sqrt((20 ** 2 + 30 ** 2 + 15 ** 2 + 15 ** 2) / 4), 9);
  expect(found?.pnn50).toBe(0);
  expect(timeDomain(rr, [0, 0, 0, 0, 0, 0, 0])).toEqual(timeDomain(rr));
  expect(timeDomain(rr, [1, 1, 1, 1, 1, 1, 1])).toBeNull();
});

it('tells nothing from too little', () => {
  expect(timeDomain([800, 810])).toBeNull();
  expect(spectrumOf(intervals.slice(0, 200))).toBeNull();
  expect(spectrumOf([])).toBeNull();
});

it('finds no ratio in a heart that does not vary', () => {
  expect(timeDomain(new Float64Array(400).fill(1000))?.rmssd).toBe(0);
  expect(spectrumOf(new Float64Array(400).fill(1000))?.lfHf).toBeNull();
});
