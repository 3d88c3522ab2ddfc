/** A stretch of a text without white space, and where it begins. */
export interface Piece {
  text: string;
  start: number;
}

const MARKED = /(?<!\S)\S*?(?:[\d@:-]|\.(?=\S))\S*/g;

/** The stretches that hold a digit, a sign of addresses or a dot within: few of a text, and all that a rule without white space can find something in. */
export function markedPieces(text: string): Piece[] {
  return [...text.matchAll(MARKED)].map((match) => ({ text: match[0], start: match.index }));
}

/** What a pattern finds in the pieces, with offsets of the text that they come from. */
export function matchesIn(pieces: readonly Piece[], pattern: RegExp): Piece[] {
  const found: Piece[] = [];
  for (const { text, start } of pieces)
    for (const match of text.matchAll(pattern)) found.push({ text: match[0], start: start + match.index });
  return found;
}
