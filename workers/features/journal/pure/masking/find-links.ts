import type { MaskKind, MaskSpan } from './kinds.ts';
import { matchesIn, type Piece } from './pieces.ts';

const PATTERNS: readonly { kind: MaskKind; pattern: RegExp }[] = [
  { kind: 'url', pattern: /(?<![\p{L}\d])(?:[a-z][a-z\d+.-]{1,15}:\/\/|www\.)[^\s<>"'`\]]{2,2000}/giu },
  {
    kind: 'email',
    pattern:
      /(?<![\p{L}\d.!#$%&*+/=?^_{|}~-])[\p{L}\d.!#$%&*+/=?^_{|}~-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}/giu,
  },
  { kind: 'handle', pattern: /(?<![\p{L}\d@._%+/-])@[\p{L}\d_][\p{L}\d_.]{1,38}/gu },
  {
    kind: 'url',
    pattern:
      /(?<![\p{L}\d.@-])[a-z\d-]{2,63}(?:\.[a-z\d-]{2,63}){0,3}\.(?:com|org|net|io|de|uk|fr|at|ch|eu|me|app|dev|info)(?![\p{L}\d@])(?:\/[^\s<>"'`\]]{0,2000})?/giu,
  },
];
const SPELT_OUT =
  /(?<![\p{L}\d.])[\p{L}\d._-]{1,64} ?[([{](?:at|ät)[)\]}] ?[\p{L}\d-]{1,63} ?(?:\.|[([{]dot[)\]}]) ?[\p{L}]{2,12}/giu;
const AT_SPELT_OUT = /[([{](?:at|ät)[)\]}]/iu;
const TRAILING = /[.,;:!?)}\]]+$/;

/**
 * Mail addresses, handles, and every web address: its path, its query, or its host may lead to a person.
 *
 * @param pieces `markedPieces` of the text
 */
export function findLinks(text: string, pieces: readonly Piece[]): MaskSpan[] {
  const spelt = AT_SPELT_OUT.test(text) ? matchesIn([{ text, start: 0 }], SPELT_OUT) : [];
  return [
    ...PATTERNS.flatMap(({ kind, pattern }) =>
      matchesIn(pieces, pattern).map((found) => spanOf(found, kind)),
    ),
    ...spelt.map((found) => spanOf(found, 'email')),
  ].filter((span) => span.end > span.start);
}

function spanOf({ text, start }: Piece, kind: MaskKind): MaskSpan {
  const trailing = TRAILING.exec(text.slice(-20))?.[0].length ?? 0;
  return { start, end: start + text.length - trailing, kind };
}
