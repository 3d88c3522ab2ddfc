import { SPLIT_WORDS, STOP_WORDS, WORD_FORMS } from './word-forms.ts';

/** The words of a text in lower case, without accents; '2%' becomes '2pct'. */
export function wordsOf(text: string): string[] {
  const plain = withoutAccents(text)
    .toLowerCase()
    .replace(/['’`]s\b/g, '')
    .replace(/['’`]/g, '')
    .replace(/(\d)[.,](\d)/g, '$1p$2')
    .replace(/(\d)\s*%/g, '$1pct ');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function withoutAccents(text: string): string {
  return /[^\0-~]/.test(text) ? text.normalize('NFKD').replace(/\p{M}+/gu, '') : text;
}

/** The singular by the rules of English spelling. The same rules make the index and read the query: so it need not be a word. */
function singular(word: string): string {
  if (word.length <= 3 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ches|shes|sses|xes|oes)$/.test(word) && word.length > 4) return word.slice(0, -2);
  return word.slice(0, -1);
}

function ending(word: string): string {
  if (word.length > 4 && word.endsWith('ie')) return `${word.slice(0, -2)}y`;
  if (word.length > 4 && word.endsWith('che')) return word.slice(0, -1);
  return word;
}

/** The stems of one word; two when it is also written as two words. */
export function stemsOfWord(word: string): readonly string[] {
  const form = WORD_FORMS.get(word) ?? word;
  const stem = ending(singular(form));
  return SPLIT_WORDS.get(stem) ?? [WORD_FORMS.get(stem) ?? stem];
}

/** What a text is about, as stems in its order, without words that say nothing. */
export function stemsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !STOP_WORDS.has(word))
    .flatMap(stemsOfWord);
}
