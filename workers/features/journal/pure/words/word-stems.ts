import { wellFormed } from '../well-formed.ts';
import { stemEnglish } from './stem-english.ts';
import { stemGerman } from './stem-german.ts';
import { STOP_WORDS } from './stop-words.ts';

/** Beyond, an entry is found by its first words alone. */
export const MAX_STEMS = 2_000;
const MAX_QUERY_WORDS = 12;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** A script without blanks between its words: each pair of its letters stands for a word. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}$/u;

// biome-ignore lint/suspicious/noControlCharactersInRegex: what is plain is told by its codes
const PLAIN = /^[\x00-\x7f]*$/;
const PLAIN_WORD = /[a-z\d]+(?:'[a-z]+)*/g;

/** Lower-case words without accents: 'Müde' and 'muede' are one, 'can't' is 'cant'. */
function wordsOf(text: string): string[] {
  const straight = text.replaceAll('’', "'");
  if (PLAIN.test(straight))
    return (straight.toLowerCase().match(PLAIN_WORD) ?? []).map((word) => word.replaceAll("'", ''));
  const plain = wellFormed(straight)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  return [...plain.matchAll(WORD)].flatMap(([word]) => pairsOf(word.replace(/['’]/g, '')));
}

function pairsOf(word: string): string[] {
  if (!UNSPACED.test(word)) return [word];
  const letters = [...word];
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

/** How a word may stand in the index: as English and as German, since nobody says which one it is. */
function stemsOfWord(word: string): string[] {
  return [...new Set([stemEnglish(word), stemGerman(word)])];
}

/** The distinct stems of a text, in the order they first come, at most 2,000; without words that say nothing. */
export function stemsOf(text: string): string[] {
  const stems = new Set<string>();
  for (const word of new Set(wordsOf(text))) {
    if (STOP_WORDS.has(word) || word.length > 60) continue;
    for (const stem of stemsOfWord(word)) stems.add(stem);
    if (stems.size >= MAX_STEMS) break;
  }
  return [...stems].slice(0, MAX_STEMS);
}

/** Each word of a query as the stems that it may stand for. */
export function queryStems(query: string): string[][] {
  const words = [...new Set(wordsOf(query))];
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  return telling.slice(0, MAX_QUERY_WORDS).map(stemsOfWord);
}
