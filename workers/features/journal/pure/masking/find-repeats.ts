import type { MaskSpan } from './kinds.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Where else the text of a span stands, word for word; of a full name its rare words too ('Anna Ruiz' … 'Ruiz'). */
export function findRepeats(
  text: string,
  {
    tokens,
    spans,
    isCommon,
  }: { tokens: readonly Token[]; spans: readonly MaskSpan[]; isCommon: (word: string) => boolean },
): MaskSpan[] {
  const wanted = wantedOf(text, spans, isCommon);
  if (wanted.size === 0) return [];
  return tokens.flatMap((token, at) =>
    (wanted.get(token.text) ?? wanted.get(withoutGenitive(token.text)) ?? []).flatMap((phrase) => {
      const end = endOfMatch(text, { tokens, at, phrase });
      return end === null ? [] : [{ start: token.start, end, kind: phrase.kind }];
    }),
  );
}

interface Phrase {
  text: string;
  kind: MaskSpan['kind'];
}

function wantedOf(
  text: string,
  spans: readonly MaskSpan[],
  isCommon: (word: string) => boolean,
): Map<string, Phrase[]> {
  const wanted = new Map<string, Phrase[]>();
  const seen = new Set<string>();
  const add = (phrase: Phrase, first: string) => {
    if (seen.has(phrase.text)) return;
    seen.add(phrase.text);
    wanted.set(first, [...(wanted.get(first) ?? []), phrase]);
  };
  for (const span of spans) {
    const whole = text.slice(span.start, span.end);
    if (whole.length > 200) continue;
    const words = tokensOf(whole);
    const [first] = words;
    if (first !== undefined) add({ text: whole, kind: span.kind }, first.text);
    if (span.kind !== 'name' || words.length < 2) continue;
    for (const word of words) if (isRare(word, isCommon)) add({ text: word.text, kind: 'name' }, word.text);
  }
  return wanted;
}

function isRare(word: Token, isCommon: (word: string) => boolean): boolean {
  return word.text.length >= 3 && /^\p{Lu}/u.test(word.text) && !isCommon(word.lower);
}

function withoutGenitive(word: string): string {
  return word.endsWith("'s") || word.endsWith('’s') ? word.slice(0, -2) : word;
}

function endOfMatch(
  text: string,
  { tokens, at, phrase }: { tokens: readonly Token[]; at: number; phrase: Phrase },
): number | null {
  const start = tokens[at]?.start ?? 0;
  const end = start + phrase.text.length;
  if (!text.startsWith(phrase.text, start)) return null;
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.start >= end) return end;
    if (token.end > end && !/^['’]s$/.test(text.slice(end, token.end))) return null;
  }
  return end;
}
