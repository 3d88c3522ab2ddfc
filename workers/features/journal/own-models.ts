import { EMBEDDING_DIMENSIONS, EMBEDDING_MODEL, embedText } from './pure/embedding/embed-text.ts';
import { EMOTION_MODEL, readEmotions } from './pure/emotion/read-emotions.ts';
import { sentimentOf } from './pure/sentiment.ts';
import { themesOf } from './pure/themes.ts';
import { isEnglish } from './pure/words/is-english.ts';
import type { Reading } from './schemas.ts';

export const OWN_READER = EMOTION_MODEL;

/**
 * What reads an entry when nothing leaves: the project's own small model, and a list of words for themes. Valence goes from the 1 to 5 of the model to
 * -1 to 1 by its distance from 3, because readers hardly ever score a text beyond 2 or 4.
 */
export function readOwn(text: string): Omit<Reading, 'instead'> {
  const read = readEmotions(text);
  const head = { themes: themesOf(text), by: OWN_READER, left: false };
  if (!read.isRead || !isEnglish(text)) return { sentiment: null, valence: null, emotions: [], ...head };
  const emotions = read.labels
    .filter(({ label, probability, threshold }) => label !== 'neutral' && probability >= threshold)
    .map(({ label, probability }) => ({ label, probability }));
  const valence = Math.max(-1, Math.min(1, read.valence - 3));
  return { sentiment: sentimentOf(valence, emotions), valence, emotions, ...head };
}

/** What places a text among meanings when nothing leaves. */
export const OWN_EMBEDDER = {
  name: EMBEDDING_MODEL,
  dimensions: EMBEDDING_DIMENSIONS,
  /** Cosine similarity; chosen by `npm run eval:journal`. */
  closeFrom: 0.25,
} as const;

/** Null when nothing of the text is known: it then lies nowhere. */
export function embedOwn(text: string): Float32Array | null {
  const vector = embedText(text);
  return vector.some((part) => part !== 0) ? vector : null;
}
