import { expect, it } from 'vitest';
import { dollars } from './dollars.ts';

it('writes dollars as the language does, whole ones without cents and small ones to their hundredths', () => {
  expect([0, 0.5, 2, 0.0012, 1234.5].map((value) => dollars('en-GB', value))).toEqual([
    '$0',
    '$0.50',
    '$2',
    '$0.0012',
    '$1,234.50',
  ]);
  expect([0, 0.5, 1234.5].map((value) => dollars('de', value).replaceAll('\u00a0', ' '))).toEqual([
    '0 $',
    '0,50 $',
    '1.234,50 $',
  ]);
});
