import type { MaskKind, MaskSpan } from './kinds.ts';

const PATTERNS: readonly { kind: MaskKind; pattern: RegExp }[] = [
  { kind: 'url', pattern: /(?<![\p{L}\d])(?:[a-z][a-z\d+.-]{1,15}:\/\/|www\.)[^\s<>"'`\]]{2,2000}/giu },
  {
    kind: 'email',
    pattern:
      /(?<![\p{L}\d.!#$%&*+/=?^_{|}~-])[\p{L}\d.!#$%&*+/=?^_{|}~-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}/giu,
  },
  {
    kind: 'email',
    pattern:
      /(?<![\p{L}\d.])[\p{L}\d._-]{1,64} ?[([{](?:at|ät)[)\]}] ?[\p{L}\d-]{1,63} ?(?:\.|[([{]dot[)\]}]) ?[\p{L}]{2,12}/giu,
  },
  { kind: 'handle', pattern: /(?<![\p{L}\d@._%+/-])@[\p{L}\d_][\p{L}\d_.]{1,38}/gu },
  {
    kind: 'url',
    pattern:
      /(?<![\p{L}\d.@-])[a-z\d-]{2,63}(?:\.[a-z\d-]{2,63}){0,3}\.(?:com|org|net|io|de|uk|fr|at|ch|eu|me|app|dev|info)(?![\p{L}\d@])(?:\/[^\s<>"'`\]]{0,2000})?/giu,
  },
];
const TRAILING = /[.,;:!?)}\]]+$/;

/** Mail addresses, handles, and every web address: its path, its query, or its host may lead to a person. */
export function findLinks(text: string): MaskSpan[] {
  return PATTERNS.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => {
      const found = match[0].slice(
        0,
        match[0].length - (TRAILING.exec(match[0].slice(-20))?.[0].length ?? 0),
      );
      return { start: match.index, end: match.index + found.length, kind };
    }),
  ).filter((span) => span.end > span.start);
}
