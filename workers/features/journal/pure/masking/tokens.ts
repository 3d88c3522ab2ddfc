/** A word, a number, a sign, or a placeholder that an earlier pass left; offsets as in `MaskSpan`. */
export interface Token {
  text: string;
  lower: string;
  start: number;
  end: number;
  isPlaceholder: boolean;
}

const TOKEN = /\[[a-z]{2,12}\]|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\d+|\n|[^\s\p{L}\p{M}\d]/gu;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [found] = match;
    tokens.push({
      text: found,
      lower: found.length > 40 ? found.slice(0, 40).toLowerCase() : found.toLowerCase(),
      start: match.index,
      end: match.index + found.length,
      isPlaceholder: found.length > 2 && found.startsWith('['),
    });
  }
  return tokens;
}

/** `Xx` for a capital, `x` for small letters, `XX` for capitals alone, `x.` marks, `d` and how many digits. */
export function shapeOf({ text, isPlaceholder }: Token): string {
  if (isPlaceholder) return '[]';
  if (/^\d/.test(text)) return `d${Math.min(text.length, 6)}`;
  if (!/^\p{L}/u.test(text)) return text;
  const isCapital = /^\p{Lu}/u.test(text);
  if (!isCapital) return /\p{Lu}/u.test(text) ? 'xX' : 'x';
  if (text.length === 1) return 'X';
  return /\p{Ll}/u.test(text) ? (/.\p{Lu}/u.test(text) ? 'XxX' : 'Xx') : 'XX';
}
