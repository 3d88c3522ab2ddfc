import { EMBEDDING_DIMENSIONS, EMBEDDING_MODEL, embedText } from './pure/embedding/embed-text.ts';
import { sentimentOf } from './pure/sentiment.ts';
import { themesOf } from './pure/themes.ts';
import type { Reading } from './schemas.ts';

export const OWN_READER = 'dayloom-themes-1';

/** What reads an entry when nothing leaves: the small model that was trained for it, and a list of words for themes. */
export function readOwn(text: string): Omit<Reading, 'instead'> {
  const emotions: Reading['emotions'] = [];
  const valence = 0;
  const sentiment = sentimentOf(valence, emotions);
  return { sentiment, valence, emotions, themes: themesOf(text), by: OWN_READER, left: false };
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
