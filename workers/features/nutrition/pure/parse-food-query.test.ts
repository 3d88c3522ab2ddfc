import { expect, test } from 'vitest';
import { parseFoodQuery } from './parse-food-query.ts';

const named = (text: string) => parseFoodQuery(text).stems.join(' ');

test('an amount in front does not name the food', () => {
  expect(named('a slice of pizza')).toBe('pizza');
  expect(named('200 g rice')).toBe('rice');
  expect(named('200g of rice')).toBe('rice');
  expect(named('two large eggs')).toBe('egg');
  expect(named('1.5 cups of milk')).toBe('milk');
  expect(named('Cup of coffee')).toBe('coffee');
});

test('what is only an amount is a name after all', () => {
  expect(named('quarter pounder')).toBe('pounder');
  expect(named('a cup')).toBe('cup');
  expect(named('the')).toBe('the');
  expect(named('   ')).toBe('');
});

test('an amount behind the first word of the name belongs to it', () => {
  expect(named('ice cream bar')).toBe('ice cream bar');
});
