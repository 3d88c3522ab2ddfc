import { LEXICON } from './lexicon.ts';
import { shapeOf, type Token } from './tokens.ts';

/** How many weights each label has; a power of two. */
export const BUCKETS = 1 << 15;

/** FNV-1a over UTF-16 units. */
function hashOf(value: string): number {
  let hash = 2166136261;
  for (let at = 0; at < value.length; at += 1) hash = Math.imul(hash ^ value.charCodeAt(at), 16777619);
  return hash;
}

/** One more part of a feature. */
function mix(hash: number, part: number): number {
  const mixed = Math.imul(hash ^ part, 16777619);
  return mixed ^ (mixed >>> 15);
}

/** A feature's bucket, from its own number and what was mixed into it. */
function bucketOf(hash: number): number {
  const mixed = Math.imul(hash, 2246822507);
  return (mixed ^ (mixed >>> 13)) & (BUCKETS - 1);
}

const BEGUN = Array.from({ length: 23 }, (_, feature) => Math.imul(2166136261 ^ feature, 16777619));
const one = (feature: number, a: number): number => bucketOf(mix(BEGUN[feature] ?? 0, a));
const two = (feature: number, a: number, b: number): number => bucketOf(mix(mix(BEGUN[feature] ?? 0, a), b));
const three = (feature: number, a: number, b: number, c: number): number =>
  bucketOf(mix(mix(mix(BEGUN[feature] ?? 0, a), b), c));

/** What a token is known by, once a text, as hashes: so that neighbours can look at it too. */
export interface TokenView {
  word: number;
  shape: number;
  /** Its shape and the lists that it is in. */
  kind: number;
  /** Its first two and three letters, then its last one to four. */
  ends: readonly number[];
  length: number;
}

const PAD: TokenView = { word: 1, shape: 2, kind: 3, ends: [], length: 0 };

export function viewOf(token: Token, isCommon: (word: string) => boolean): TokenView {
  const word = token.lower.replace(/['’]s$/, '');
  const shape = shapeOf(token);
  let listed = '';
  if (LEXICON.given.has(word)) listed += 'g';
  if (LEXICON.surname.has(word)) listed += 's';
  if (LEXICON.street.has(word)) listed += 'a';
  if (LEXICON.place.has(word)) listed += 'p';
  if (LEXICON.title.has(word)) listed += 't';
  if (LEXICON.firm.has(word)) listed += 'f';
  if (LEXICON.calendar.has(word)) listed += 'd';
  if (isCommon(word)) listed += 'c';
  const ends = [word.slice(0, 2), word.slice(0, 3), ...[1, 2, 3, 4].map((many) => word.slice(-many))];
  return {
    word: hashOf(word),
    shape: hashOf(shape),
    kind: hashOf(`${shape}|${listed}`),
    ends: ends.map(hashOf),
    length: Math.min(9, word.length),
  };
}

/** Views of all tokens; words that come again, or that are `known` from before, are looked at once. */
export function viewsOf(
  tokens: readonly Token[],
  isCommon: (word: string) => boolean,
  known = new Map<string, TokenView>(),
): TokenView[] {
  return tokens.map((token) => {
    const seen = known.get(token.text);
    if (seen !== undefined) return seen;
    const view = viewOf(token, isCommon);
    known.set(token.text, view);
    return view;
  });
}

/** The weights that speak about the token at `at`, given the labels (as numbers, 0 for none before the text) of the two before it. */
export function featuresOf(views: readonly TokenView[], at: number, last: number, first: number): number[] {
  const own = ownFeatures(views[at] ?? PAD);
  return [...own.slice(0, 3), ...contextFeatures(views, at, last, first), ...own.slice(3)];
}

/** Those that the token has wherever it stands. */
export function ownFeatures({ word, shape, kind, ends, length }: TokenView): number[] {
  return [
    bucketOf(BEGUN[0] ?? 0),
    one(1, word),
    one(2, kind),
    one(16, ends[0] ?? 0),
    one(17, ends[1] ?? 0),
    two(18, shape, ends[2] ?? 0),
    one(19, ends[3] ?? 0),
    two(20, shape, ends[4] ?? 0),
    one(21, ends[5] ?? 0),
    two(22, length, kind),
  ];
}

/** Those that it has by the two tokens on each side and their labels. */
export function contextFeatures(
  views: readonly TokenView[],
  at: number,
  last: number,
  first: number,
): number[] {
  const { shape, kind } = views[at] ?? PAD;
  const [before, after] = [views[at - 1] ?? PAD, views[at + 1] ?? PAD];
  const [far, next] = [views[at - 2] ?? PAD, views[at + 2] ?? PAD];
  return [
    two(3, kind, before.kind),
    two(4, kind, after.kind),
    two(5, kind, before.word),
    two(6, kind, after.word),
    three(7, shape, far.word, before.word),
    three(8, shape, after.word, next.word),
    two(9, kind, last),
    three(10, kind, last, first),
    two(11, before.word, last),
    three(12, kind, before.kind, after.kind),
    two(13, kind, far.word),
    two(14, shape, next.word),
    bucketOf(
      mix(mix(mix(mix(mix(BEGUN[15] ?? 0, shape), far.shape), before.shape), after.shape), next.shape),
    ),
  ];
}
