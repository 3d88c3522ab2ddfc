import { wellFormed } from './well-formed.ts';

/** The beginning of a text, cut between two words where there are any; never inside a letter that two units make. */
export function excerptOf(text: string, most: number): { text: string; isExcerpt: boolean } {
  if (text.length <= most) return { text, isExcerpt: false };
  const head = wellFormed(text.slice(0, most)).replace(/\uFFFD$/, '');
  const blank = head.search(/\s\S*$/);
  return { text: (blank > most / 2 ? head.slice(0, blank) : head).trimEnd(), isExcerpt: true };
}
