import { queryStems, stemsOf } from './words/word-stems.ts';

/** A stretch of an entry that may answer a question, as it was written. */
export interface Quote {
  entryId: string;
  text: string;
  score: number;
}

const MOST_LETTERS = 280;
const SENTENCE = /[^.!?…。！？\n]+[.!?…。！？]*["'”’»)]*/gu;

/** The sentences of a text as they stand there; one without an end mark ends with its line. */
export function sentencesOf(text: string): string[] {
  return [...text.matchAll(SENTENCE)]
    .map(([sentence]) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

interface Source {
  entryId: string;
  text: string;
}

/**
 * From each entry the sentence that answers a question best, word for word: by the share of the question's words that it
 * holds, and by how close it is in meaning. Nothing is put together or made up.
 *
 * @param closeness cosine similarity of a sentence to the question, 0 when it cannot be told
 */
export function quoteSentences(
  question: string,
  sources: readonly Source[],
  closeness: (sentence: string) => number,
): Quote[] {
  const asked = queryStems(question);
  const quotes = sources.flatMap(({ entryId, text }) => {
    const ranked = sentencesOf(text)
      .map((sentence) => ({
        entryId,
        text: cut(sentence),
        score: wordShare(asked, sentence) + closeness(sentence),
      }))
      .sort((a, b) => b.score - a.score);
    return ranked.slice(0, 1);
  });
  return quotes.sort((a, b) => b.score - a.score);
}

function wordShare(asked: readonly (readonly string[])[], sentence: string): number {
  if (asked.length === 0) return 0;
  const stems = new Set(stemsOf(sentence));
  return asked.filter((forms) => forms.some((form) => stems.has(form))).length / asked.length;
}

function cut(sentence: string): string {
  if (sentence.length <= MOST_LETTERS) return sentence;
  return `${sentence.slice(0, MOST_LETTERS).replace(/\s+\S*$/, '')} …`;
}
