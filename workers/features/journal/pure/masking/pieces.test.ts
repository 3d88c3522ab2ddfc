import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedPieces, matchesIn } from './pieces.ts';

const PATTERNS = [
  /(?<![\p{L}\d.])[\p{L}\d.]{1,64}@[\p{L}\d-]{1,63}\.[\p{L}]{2,6}/giu,
  /(?<![\p{L}\d_-])(?=[\p{L}-]{0,8}\d)[\p{L}\d]{1,24}(?:-[\p{L}\d]{1,24}){0,5}(?![\p{L}\d_])/gu,
  /(?<![\p{L}\d:-])[\da-f]{2}(?:[:-][\da-f]{2}){5}(?![\p{L}\d:-])/giu,
];

test('what a pattern without white space finds in the marked pieces is what it finds in the whole text', () => {
  const parts = fc.constantFrom('a', 'B7', '@', '.de', '-', ':', 'ff', ' ', '\n', '\u00a0', 'ſ', '12', '_');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 40 }), (written) => {
      const text = written.join('');
      for (const pattern of PATTERNS)
        expect(matchesIn(markedPieces(text), pattern)).toEqual(matchesIn([{ text, start: 0 }], pattern));
    }),
    { numRuns: 2_000 },
  );
});

test('words without a mark are no pieces, nor is a full stop at the end of one', () => {
  expect(markedPieces('A day. By train, at 7:30 to x.org!')).toEqual([
    { text: '7:30', start: 20 },
    { text: 'x.org!', start: 28 },
  ]);
});
