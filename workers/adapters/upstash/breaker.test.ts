import { expect, it } from 'vitest';
import { createBreaker } from './breaker.ts';

it('admits one caller after the pause, and all once that one succeeded', () => {
  let now = 0;
  const breaker = createBreaker({ pauseMs: 100, nowMs: () => now });
  expect(breaker.admits()).toBe(true);
  expect(breaker.failed()).toBe(true);
  expect(breaker.admits()).toBe(false);
  now = 100;
  expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
  expect(breaker.failed()).toBe(false);
  now = 200;
  expect(breaker.admits()).toBe(true);
  breaker.succeeded();
  expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
  expect(breaker.failed()).toBe(true);
});
