import { expect, it } from 'vitest';
import { spectrumOf } from './spectrum.ts';
import { timeDomain } from './time-domain.ts';

/** Tommy Ettinger's Mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function triangle(turns: number): number {
  const phase = turns - Math.floor(turns);
  return phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase;
}

/** RR intervals with a daily rhythm, two waves, noise, and early beats with their pauses. */
function madeIntervals(count: number): Float64Array {
  const random = mulberry32(20_260_101);
  let [seconds, pause] = [0, 0];
  return Float64Array.from({ length: count }, () => {
    const noise = random() + random() + random() + random() - 2;
    let value =
      850 +
      120 * triangle(seconds / 86_400) +
      28 * triangle(seconds * 0.1) +
      22 * triangle(seconds * 0.25) +
      14 * noise;
    if (pause !== 0) {
      value += pause;
      pause = 0;
    } else if (random() < 0.005) {
      value -= 180;
      pause = 160;
    }
    const whole = Math.floor(value + 0.5);
    seconds += whole / 1000;
    return whole;
  });
}

const intervals = madeIntervals(100_000);

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

it('tells nothing from too little', () => {
  expect(timeDomain([800, 810])).toBeNull();
  expect(spectrumOf(intervals.slice(0, 200))).toBeNull();
  expect(spectrumOf([])).toBeNull();
});

it('finds no ratio in a heart that does not vary', () => {
  expect(timeDomain(new Float64Array(400).fill(1000))?.rmssd).toBe(0);
  expect(spectrumOf(new Float64Array(400).fill(1000))?.lfHf).toBeNull();
});
