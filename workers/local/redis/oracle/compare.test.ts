import { expect, it } from 'vitest';
import { isSameAnswer } from './compare.ts';

it('sees a different value, a different error text, and an error where there was a result', () => {
  expect(isSameAnswer(['GET', 'k'], { result: '1' }, { result: '2' })).toBe(false);
  expect(isSameAnswer(['GET', 'k'], { result: 1 }, { result: '1' })).toBe(false);
  expect(isSameAnswer(['GET', 'k'], { error: 'ERR a' }, { error: 'ERR b' })).toBe(false);
  expect(isSameAnswer(['GET', 'k'], { result: null }, { error: 'ERR a' })).toBe(false);
});

it('ignores the order of a set and keeps that of a sorted set', () => {
  const [a, b] = [{ result: ['x', 'y'] }, { result: ['y', 'x'] }];
  expect(isSameAnswer(['SMEMBERS', 'k'], a, b)).toBe(true);
  expect(isSameAnswer(['ZRANGE', 'k', '0', '-1'], a, b)).toBe(false);
  expect(isSameAnswer(['HGETALL', 'k'], a, b)).toBe(false);
});

it('takes two spellings of one double as the same, and two doubles as different', () => {
  const shortest = { result: '0.1' };
  expect(isSameAnswer(['ZSCORE', 'z', 'a'], shortest, { result: '0.10000000000000001' })).toBe(true);
  expect(isSameAnswer(['ZSCORE', 'z', 'a'], shortest, { result: '0.1000000000000001' })).toBe(false);
});

it('compares a script’s error by its code alone', () => {
  const words = ['EVAL', 'return 1', '0'];
  expect(isSameAnswer(words, { error: 'ERR here' }, { error: 'ERR there' })).toBe(true);
  expect(isSameAnswer(words, { error: 'ERR here' }, { error: 'WRONGTYPE there' })).toBe(false);
});
