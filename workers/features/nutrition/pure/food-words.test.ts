import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stemsOf, wordsOf } from './food-words.ts';

test('one and many give the same stem', () => {
  for (const [one, many] of [
    ['banana', 'bananas'],
    ['strawberry', 'strawberries'],
    ['potato', 'potatoes'],
    ['peach', 'peaches'],
    ['cookie', 'cookies'],
    ['quiche', 'quiches'],
    ['pie', 'pies'],
    ['olive', 'olives'],
    ['leaf', 'leaves'],
    ['radish', 'radishes'],
    ['cheese', 'cheeses'],
  ] as const) {
    expect(stemsOf(many)).toEqual(stemsOf(one));
  }
});

test('words that only look like many are left alone', () => {
  expect(stemsOf('hummus couscous swiss asparagus')).toEqual(['hummus', 'couscous', 'swiss', 'asparagus']);
});

test('British and American words meet', () => {
  expect(stemsOf('yoghurt')).toEqual(stemsOf('Yogurts'));
  expect(stemsOf('doughnuts')).toEqual(stemsOf('donut'));
  expect(stemsOf('grilled prawns')).toEqual(stemsOf('broiled shrimp'));
  expect(stemsOf('Crème brûlée')).toEqual(['creme', 'brulee']);
  expect(stemsOf('soymilk')).toEqual(stemsOf('soy milk'));
});

test('a share of fat stays one word', () => {
  expect(wordsOf('Milk, 2% fat, 3.25 % milkfat')).toEqual(['milk', '2pct', 'fat', '3p25pct', 'milkfat']);
});

test('stems of any text are words of letters and digits alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(stemsOf(text).every((stem) => /^[\p{L}\p{N}]+$/u.test(stem))).toBe(true);
    }),
  );
});
