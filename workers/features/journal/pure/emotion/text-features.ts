import { addToHash, beginHash, endHash, hashOf } from './hashes.ts';

/** A word, a run of the same mark, or one symbol (emoji with what belongs to it). */
const TOKEN =
  /\[[a-z]{2,12}\]|[\p{L}\p{M}\d_]+(?:['’][\p{L}\p{M}]+)*|([!?.,:;()])\1*|\p{Extended_Pictographic}|[^\s]/gu;
const NEGATION = /^(?:not|no|never|nothing|nobody|hardly|without|cannot|.*n['’]t)$/;
/** How much of a text is looked at, in tokens: beyond it an entry's mood no longer changes, and time stays bounded. */
const MOST_TOKENS = 400;
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
  const found = new Set<number>();
  eachFeature(text, tokensOf(text), (hash) => found.add(hash));
  return found;
}

const START = '<';
const SPACE = 32;

/**
 * The same one after the other, some of them more than once.
 * @param raw the text's tokens
 */
export function eachFeature(text: string, raw: readonly string[], add: (hash: number) => void): void {
  let [first, before] = [START, START];
  let negated = 0;
  const known = new Set<string>();
  for (const token of raw) {
    const word = wordOf(token.length > LONGEST_WORD ? token.slice(0, LONGEST_WORD) : token);
    const isNew = !known.has(word);
    if (isNew) known.add(word);
    if (isNew) add(hashOf(WORD, word));
    add(endHash(addWord(addToHash(addWord(beginHash(PAIR), before), SPACE), word)));
    const two = addWord(addToHash(addWord(beginHash(TRIPLE), first), SPACE), before);
    add(endHash(addWord(addToHash(two, SPACE), word)));
    if (negated > 0) add(hashOf(NEGATED, word));
    negated = NEGATION.test(word) ? 3 : Math.max(0, negated - 1);
    if (isNew && isWord(word)) addPieces(` ${word} `, add);
    first = before;
    before = word;
  }
  add(hashOf(PAIR, `${before} >`));
  for (const style of stylesOf(text, raw)) add(hashOf(STYLE, style));
}

/** A token as it is compared: small letters, one kind of apostrophe. */
export function wordOf(token: string): string {
  const lower = token.toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}

const LETTER_FIRST = /^[\p{L}\d]/u;

function isWord(word: string): boolean {
  const unit = word.charCodeAt(0);
  return (unit >= 97 && unit <= 122) || LETTER_FIRST.test(word);
}

function addWord(hash: number, word: string): number {
  let next = hash;
  for (let at = 0; at < word.length; at += 1) next = addToHash(next, word.charCodeAt(at));
  return next;
}

/** So much of a text nearly always has all tokens that count, and one more. */
const ENOUGH = 4_000;

export function tokensOf(text: string): string[] {
  const tokens = text.slice(0, ENOUGH).match(TOKEN) ?? [];
  const isAll = text.length <= ENOUGH || tokens.length > MOST_TOKENS;
  return (isAll ? tokens : (text.match(TOKEN) ?? [])).slice(0, MOST_TOKENS);
}

function addPieces(padded: string, add: (hash: number) => void): void {
  for (let from = 0; from < padded.length; from += 1) {
    let hash = beginHash(CHARS);
    for (let length = 1; length <= 5 && from + length <= padded.length; length += 1) {
      hash = addToHash(hash, padded.charCodeAt(from + length - 1));
      if (length >= 2) add(endHash(hash));
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
