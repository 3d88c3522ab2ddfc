import { addToHash, beginHash, endHash, hashOf } from './hashes.ts';

/** A word, a run of the same mark, or one symbol (emoji with what belongs to it). */
const TOKEN =
  /\[[a-z]{2,12}\]|[\p{L}\p{M}\d_]+(?:['’][\p{L}\p{M}]+)*|([!?.,:;()])\1*|\p{Extended_Pictographic}|[^\s]/gu;
const NEGATION = /^(?:not|no|never|nothing|nobody|hardly|without|cannot|.*n['’]t)$/;
/** How much of a text is looked at, in tokens: beyond it an entry's mood no longer changes, and time stays bounded. */
const MOST_TOKENS = 600;
const LONGEST_WORD = 20;

const WORD = 1;
const PAIR = 2;
const CHARS = 3;
const NEGATED = 4;
const STYLE = 5;
const TRIPLE = 6;

/**
 * The hashes (32 bits, unsigned) of what a text is known by: words, pairs, triples, pieces of two to five letters, words after a negation, and
 * its style. Each once.
 */
export function textFeatures(text: string): Set<number> {
  const raw = tokensOf(text);
  const found = new Set<number>();
  const lower = raw.map((token) => token.slice(0, LONGEST_WORD).toLowerCase().replaceAll('’', "'"));
  let negated = 0;
  for (const [at, word] of lower.entries()) {
    const [before, first] = [lower[at - 1] ?? '<', lower[at - 2] ?? '<'];
    found.add(hashOf(WORD, word));
    found.add(hashOf(PAIR, `${before} ${word}`));
    found.add(hashOf(TRIPLE, `${first} ${before} ${word}`));
    if (negated > 0) found.add(hashOf(NEGATED, word));
    negated = NEGATION.test(word) ? 3 : Math.max(0, negated - 1);
    if (/^[\p{L}\d]/u.test(word)) addPieces(found, ` ${word} `);
  }
  found.add(hashOf(PAIR, `${lower.at(-1) ?? '<'} >`));
  for (const style of stylesOf(text, raw)) found.add(hashOf(STYLE, style));
  return found;
}

export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (tokens.push(match[0]) >= MOST_TOKENS) break;
  }
  return tokens;
}

function addPieces(found: Set<number>, padded: string): void {
  for (let from = 0; from < padded.length; from += 1) {
    let hash = beginHash(CHARS);
    for (let length = 1; length <= 5 && from + length <= padded.length; length += 1) {
      hash = addToHash(hash, padded.charCodeAt(from + length - 1));
      if (length >= 2) found.add(endHash(hash));
    }
  }
}

function stylesOf(text: string, raw: readonly string[]): string[] {
  const shouted = raw.filter((token) => /^\p{Lu}{3,}$/u.test(token)).length;
  const marks = (mark: string) => Math.min(4, text.slice(0, 4000).split(mark).length - 1);
  return [
    `shout${Math.min(3, shouted)}`,
    `bang${marks('!')}`,
    `ask${marks('?')}`,
    `dots${Math.min(2, marks('..'))}`,
    `long${/(\p{L})\1\1/u.test(text.slice(0, 4000)) ? 1 : 0}`,
    `words${Math.min(8, Math.floor(raw.length / 4))}`,
  ];
}
