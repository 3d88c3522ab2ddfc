const WORD = /[\p{L}\p{M}\d]+(?:['’-][\p{L}\p{M}\d]+)*/gu;
const NEGATIONS = new Set(
  "not no never cannot can't cant couldn't couldnt didn't didnt don't dont doesn't doesnt won't wasn't wasnt isn't haven't hardly barely without unable nicht kein keine nie ohne".split(
    ' ',
  ),
);
/** How many words of a text are looked at. */
const MOST_WORDS = 1500;

/** Small letters, without a genitive, stems of the commonest English endings, so that 'sleeping' and 'sleeps' meet. */
export function stemOf(word: string): string {
  const plain = word.replace(/['’]s$/, '');
  if (plain.length > 5 && plain.endsWith('ing')) return undouble(plain.slice(0, -3));
  if (plain.length > 4 && plain.endsWith('ied')) return `${plain.slice(0, -3)}y`;
  if (plain.length > 4 && plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if (plain.length > 4 && plain.endsWith('ed')) return undouble(plain.slice(0, -2));
  if (plain.length > 4 && /(?:ss|sh|ch|x)es$/.test(plain)) return plain.slice(0, -2);
  if (plain.length > 3 && plain.endsWith('s') && !/(?:ss|us|is)$/.test(plain))
    return finish(plain.slice(0, -1));
  return finish(plain);
}

function undouble(stem: string): string {
  return finish(/([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem);
}

/** A final e comes and goes with the ending. */
function finish(stem: string): string {
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}

/**
 * The terms of a text: its stems; each pair of neighbours as `a_b`; and `not_x` for the two words after a negation. Pairs are asked for in the
 * vocabulary only, so that most of them never count.
 */
export function termsOf(text: string): { words: string[]; pairs: string[]; negated: string[] } {
  const [words, pairs, negated]: [string[], string[], string[]] = [[], [], []];
  let left = 0;
  let before = '';
  for (const match of text.slice(0, 60_000).matchAll(WORD)) {
    const plain = match[0].slice(0, 32).toLowerCase().replaceAll('’', "'");
    const stem = stemOf(plain);
    words.push(stem);
    if (before !== '') pairs.push(`${before}_${stem}`);
    if (left > 0) negated.push(`not_${stem}`);
    left = NEGATIONS.has(plain) ? 2 : Math.max(0, left - 1);
    before = stem;
    if (words.length >= MOST_WORDS) break;
  }
  return { words, pairs, negated };
}

/** A concept's word as the vocabulary has it: each part by its stem. */
export function termOf(written: string): string {
  return written
    .toLowerCase()
    .split('_')
    .map((part, at) => (at === 0 && part === 'not' ? part : stemOf(part)))
    .join('_');
}
