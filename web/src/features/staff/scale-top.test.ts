import { expect, it } from 'vitest';
import { scaleTop } from './scale-top.ts';

it('ends at the next round number', () => {
  const tops = [[3, null, 7], [10], [101], [0.0013], [0.5, 600]].map((values) => scaleTop(values));
  expect(tops).toEqual([10, 10, 200, 0.002, 600]);
});

it('has a half that is a whole number where things are counted', () => {
  for (let count = 0; count < 3000; count += 1) {
    const top = scaleTop([count], 2);
    expect(top).toBeGreaterThanOrEqual(count);
    expect(Number.isInteger(top / 2)).toBe(true);
  }
});

it('has an end where nothing was measured', () => {
  expect(scaleTop([null, null])).toBe(1);
  expect(scaleTop([])).toBe(1);
});
