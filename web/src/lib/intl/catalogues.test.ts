import { expect, it } from 'vitest';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import type { MessageId } from './messages.ts';

const ids = Object.keys(en) as MessageId[];

/** The names of the values that a text takes, in whatever order: `{name}` and `{name, plural, …}`. */
function valuesOf(text: string): string {
  return [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort().join(' ');
}

it('has every text in both languages', () => {
  expect(Object.keys(de).sort()).toEqual([...ids].sort());
  expect(ids.filter((id) => en[id].trim() === '' || de[id].trim() === '')).toEqual([]);
});

it('takes the same values in both languages', () => {
  expect(valuesOf('{count, plural, one {{shown} meal} other {# meals}}')).toBe('count shown');
  expect(ids.filter((id) => valuesOf(de[id]) !== valuesOf(en[id]))).toEqual([]);
});
