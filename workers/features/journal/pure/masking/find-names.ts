import { isGermanText } from './german.ts';
import type { MaskKind, MaskSpan } from './kinds.ts';
import { LEXICON } from './lexicon.ts';
import { type Tag, type TaggerModel, type TagMemory, tagTokens } from './tagger.ts';
import type { Token } from './tokens.ts';

/** Signs that may stand inside one name or one address. */
const INSIDE: Readonly<Record<string, RegExp>> = {
  name: /^(?:[ \u00a0-]|\. ?|['’])$/,
  address: /^(?:[ \u00a0]{1,2}|, ?|\. ?|-|\n ?|\n?, ?|['’#])$/,
  place: /^(?:[ -]|, )$/,
  organisation: /^(?:[ \-&]|, |\. ?| & | and )$/,
};

/** Names, addresses, places and firms, as the tagger sees them in the tokens that no rule has taken. */
export function findNames(
  text: string,
  {
    tokens: all,
    ruled,
    model,
    memory,
  }: { tokens: readonly Token[]; ruled: readonly MaskSpan[]; model: TaggerModel; memory: TagMemory },
): MaskSpan[] {
  const tokens = collapse(all, ruled);
  const tags = tagTokens(tokens, model, memory);
  const isGerman = isGermanText(tokens);
  // A name that an earlier pass took had its capital.
  const hasCapitals = tokens.some(({ text: word }) => /^(?:\p{Lu}\p{Ll}|\[name\])/u.test(word));
  const spans: MaskSpan[] = [];
  let last: MaskSpan | undefined;
  for (const [at, token] of tokens.entries()) {
    const kind = kindOf(token, tags[at] ?? 'none');
    if (kind === null || (isGerman && kind !== 'address' && !isKnown(tokens, at))) continue;
    if (hasCapitals && kind === 'name' && isSmallWord(tokens, at)) continue;
    if (isNoName(tokens, tags, at) || (kind === 'name' && isStartOfSentence(tokens, tags, at, model)))
      continue;
    const end = token.end - (/['’]s$/.exec(token.text)?.[0].length ?? 0);
    if (last?.kind === kind && INSIDE[kind]?.test(text.slice(last.end, token.start))) last.end = end;
    else {
      last = { start: token.start, end, kind };
      spans.push(last);
    }
  }
  return withStreets(spans, text).filter((span) => isWorthy(text.slice(span.start, span.end)));
}

/** A street is often called after somebody: what stands between a house number and the rest of its address is no name. */
function withStreets(spans: readonly MaskSpan[], text: string): MaskSpan[] {
  const whole: MaskSpan[] = [];
  for (const span of spans) {
    const before = whole.at(-1);
    const isNext = before?.kind === 'address' && /^[ \u00a0]{1,2}$/.test(text.slice(before.end, span.start));
    const isStreet = isNext && span.kind === 'name' && /\d$/.test(text.slice(before.start, before.end));
    if (isNext && (isStreet || span.kind === 'address')) before.end = span.end;
    else whole.push({ ...span });
  }
  return whole;
}

const FOLLOWS_NO_NAME = new Set(
  'i you he she it we they this that there the a an my your his her its our their me us them'.split(' '),
);

/**
 * Whether a common word owes its capital to its place: at the start of a sentence and no given name ('Long day'), or one
 * that is a verb there ('Will I go?', 'Mark my words').
 */
function isStartOfSentence(
  tokens: readonly Token[],
  tags: readonly Tag[],
  at: number,
  { isCommon }: TaggerModel,
): boolean {
  const before = tokens[at - 1]?.text;
  if (before !== undefined && !/^[.!?…\n"“”]$/.test(before)) return false;
  const word = tokens[at]?.lower ?? '';
  if (tags[at + 1] === 'name' || !isCommon(word)) return false;
  return !LEXICON.given.has(word) || FOLLOWS_NO_NAME.has(tokens[at + 1]?.lower ?? '');
}

/** 'French' is what somebody is, unless it stands within a name: 'Dawn French'. */
function isNoName(tokens: readonly Token[], tags: readonly Tag[], at: number): boolean {
  const tag = tags[at];
  if (tag !== 'name' && tag !== 'organisation') return false;
  if (tags[at - 1] === tag || tags[at + 1] === tag) return false;
  return LEXICON.nation.has((tokens[at]?.lower ?? '').replace(/['’]s$/, ''));
}

/** Who writes capitals at all writes them in names: a small word is one only where it is listed, or within a name ('van der'). */
function isSmallWord(tokens: readonly Token[], at: number): boolean {
  const isSmall = (token: Token | undefined) => token === undefined || !/^[\p{Lu}\p{Lo}\d]/u.test(token.text);
  const word = (tokens[at]?.lower ?? '').replace(/['’]s$/, '');
  if (!isSmall(tokens[at]) || LEXICON.given.has(word) || LEXICON.surname.has(word)) return false;
  return isSmall(tokens[at - 1]) || isSmall(tokens[at + 1]);
}

function kindOf(token: Token, tag: Tag): MaskKind | null {
  if (tag === 'none' || token.isPlaceholder || !/^[\p{L}\d]/u.test(token.text)) return null;
  if (tag !== 'address' && /^\d/.test(token.text)) return null;
  return tag;
}

/** A lone initial, a lone mark or a short number names nobody. */
function isWorthy(found: string): boolean {
  return /\p{L}{2}|\d{5}|[\p{L}].*[\p{L}\d]|\p{Lo}/u.test(found);
}

/** German writes every noun with a capital: there a name must be known, or be announced. */
function isKnown(tokens: readonly Token[], at: number): boolean {
  const [before, here, after] = [at - 1, at, at + 1].map((index) => tokens[index]?.lower ?? '');
  const isListed = (word = '') => LEXICON.given.has(word) || LEXICON.place.has(word);
  return (
    isListed(here) ||
    LEXICON.title.has(before ?? '') ||
    (isListed(before) && /^\p{Lu}/u.test(tokens[at]?.text ?? '')) ||
    (LEXICON.title.has(tokens[at - 2]?.lower ?? '') && (before === '.' || before === '')) ||
    (after !== undefined && LEXICON.firm.has(after))
  );
}

/** What a rule has found stands as one placeholder among the tokens. */
function collapse(tokens: readonly Token[], ruled: readonly MaskSpan[]): Token[] {
  let at = 0;
  const result: Token[] = [];
  for (const token of tokens) {
    while ((ruled[at]?.end ?? Number.POSITIVE_INFINITY) <= token.start) at += 1;
    const span = ruled[at];
    if (span === undefined || span.start >= token.end) result.push(token);
    else if (result.at(-1)?.start !== span.start) {
      result.push({
        text: `[${span.kind}]`,
        lower: `[${span.kind}]`,
        start: span.start,
        end: span.end,
        isPlaceholder: true,
      });
    }
  }
  return result;
}
