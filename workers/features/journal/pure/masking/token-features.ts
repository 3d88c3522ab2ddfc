import { LEXICON } from './lexicon.ts';
import { shapeOf, type Token } from './tokens.ts';

/** How many weights each label has; a power of two. */
export const BUCKETS = 1 << 15;

/** FNV-1a over UTF-16 units, begun from the feature's own number. */
export function bucketOf(feature: number, value: string): number {
  let hash = Math.imul(2166136261 ^ feature, 16777619);
  for (let at = 0; at < value.length; at += 1) hash = Math.imul(hash ^ value.charCodeAt(at), 16777619);
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}

/** What a token is known by, once a text: so that neighbours can look at it too. */
export interface TokenView {
  lower: string;
  shape: string;
  listed: string;
}

const PAD: TokenView = { lower: '', shape: '', listed: '' };

export function viewOf(token: Token, isCommon: (word: string) => boolean): TokenView {
  const word = token.lower.replace(/['’]s$/, '');
  let listed = '';
  if (LEXICON.given.has(word)) listed += 'g';
  if (LEXICON.surname.has(word)) listed += 's';
  if (LEXICON.street.has(word)) listed += 'a';
  if (LEXICON.place.has(word)) listed += 'p';
  if (LEXICON.title.has(word)) listed += 't';
  if (LEXICON.firm.has(word)) listed += 'f';
  if (LEXICON.calendar.has(word)) listed += 'd';
  if (isCommon(word)) listed += 'c';
  return { lower: word, shape: shapeOf(token), listed };
}

/** The weights that speak about the token at `at`, given the labels already chosen for the two before it. */
export function featuresOf(
  views: readonly TokenView[],
  at: number,
  labels: { one: string; two: string },
): number[] {
  const look = (offset: number): TokenView => views[at + offset] ?? PAD;
  const [here, before, after] = [look(0), look(-1), look(1)];
  const { lower, shape, listed } = here;
  const kind = `${shape}|${listed}`;
  const values = [
    'bias',
    lower,
    kind,
    `${kind}|${kindOf(before)}`,
    `${kind}|${kindOf(after)}`,
    `${kind}|${before.lower}`,
    `${kind}|${after.lower}`,
    `${shape}|${look(-2).lower}|${before.lower}`,
    `${shape}|${after.lower}|${look(2).lower}`,
    `${kind}|${labels.one}`,
    `${kind}|${labels.one}|${labels.two}`,
    `${before.lower}|${labels.one}`,
    `${kind}|${kindOf(before)}|${kindOf(after)}`,
    `${kind}|${look(-2).lower}`,
    `${shape}|${look(2).lower}`,
    `${shape}|${look(-2).shape}|${before.shape}|${after.shape}|${look(2).shape}`,
    lower.slice(0, 2),
    lower.slice(0, 3),
    `${shape}|${lower.slice(-1)}`,
    lower.slice(-2),
    `${shape}|${lower.slice(-3)}`,
    lower.slice(-4),
    `${lower.length > 8 ? 9 : lower.length}|${kind}`,
  ];
  return values.map((value, feature) => bucketOf(feature, value));
}

function kindOf(view: TokenView): string {
  return `${view.shape}|${view.listed}`;
}
