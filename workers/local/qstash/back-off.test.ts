import { expect, test } from 'vitest';
import { backOffMs, retryDelayMs } from './back-off.ts';
import { askedDelayMs, DAY_MS, parseDurationMs } from './durations.ts';

test('waits as long before each retry as the documentation says', () => {
  const seconds = [1, 2, 3, 4, 5, 6].map((retry) => Math.floor(backOffMs(retry) / 1000));
  expect(seconds).toEqual([12, 148, 1808, 22026, 86_400, 86_400]);
});

test('computes a retry delay expression', () => {
  expect([0, 1, 2].map((retried) => retryDelayMs('pow(2, retried) * 1000', retried))).toEqual([
    1000, 2000, 4000,
  ]);
  expect(retryDelayMs('1000 * (1 + retried)', 3)).toBe(4000);
  expect(retryDelayMs('max(1000, pow(2, retried) * 100)', 1)).toBe(1000);
  expect(retryDelayMs('10 - 4 - 3 + -1', 0)).toBe(2);
  expect(retryDelayMs('pow(10, retried)', 300)).toBe(DAY_MS);
  expect(retryDelayMs('0 - 5', 0)).toBe(0);
});

test.each(['', '1 +', 'retried.constructor', 'process()', 'pow(1)', '(1', '1 2', 'toString()', '1;2'])(
  'refuses %j as a retry delay',
  (expression) => {
    expect(() => retryDelayMs(expression, 0)).toThrow(SyntaxError);
  },
);

test('reads durations', () => {
  expect(['10s', '6m5s', '2d', '250ms', '1.5s'].map(parseDurationMs)).toEqual([
    10_000, 365_000, 172_800_000, 250, 1500,
  ]);
  expect(['', '10', 's', '1w', '10s!'].map(parseDurationMs)).toEqual([null, null, null, null, null]);
});

test('reads what an answer asks to wait, and leaves more than a day to the back-off', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  const asked = (name: string, value: string) =>
    askedDelayMs((wanted) => (wanted === name ? value : undefined), now);
  expect(asked('retry-after', '0')).toBe(0);
  expect(asked('retry-after', '10')).toBe(10_000);
  expect(asked('retry-after', '6m5s')).toBe(365_000);
  expect(asked('retry-after', 'Sun, 01 Mar 2026 12:00:30 GMT')).toBe(30_000);
  expect(asked('x-ratelimit-reset', '7')).toBe(7000);
  expect(asked('retry-after', '90000')).toBeNull();
  expect(asked('retry-after', 'soon')).toBeNull();
});
