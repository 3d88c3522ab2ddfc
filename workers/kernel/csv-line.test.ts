import { expect, test } from 'vitest';
import { csvLine } from './csv-line.ts';

test('a cell is quoted where it must be, and a formula is no formula', () => {
  expect(csvLine(['a,b', 'say "hi"', null, 3, true])).toBe('"a,b","say ""hi""",,3,true\r\n');
  expect(csvLine(['=1+1', '-2', 'two\nlines'])).toBe('\'=1+1,\'-2,"two\nlines"\r\n');
});
