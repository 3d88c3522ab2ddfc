import { sentimentOf } from './pure/sentiment.ts';
import { themesOf } from './pure/themes.ts';
import { stemsOf } from './pure/words/word-stems.ts';
import { type Reading, THEMES } from './schemas.ts';

export const OWN_READER = 'dayloom-words-1';

/** What reads an entry when nothing leaves: the small model that was trained for it, and a list of words for themes. */
export function readOwn(text: string): Omit<Reading, 'instead'> {
  const emotions: Reading['emotions'] = [];
  const valence = 0;
  const sentiment = sentimentOf(valence, emotions);
  return { sentiment, valence, emotions, themes: themesOf(text), by: OWN_READER, left: false };
}

/** What places a text among meanings when nothing leaves. */
export const OWN_EMBEDDER = { name: 'dayloom-stems-1', dimensions: 96, closeFrom: 0.3 } as const;

/** Null when nothing of the text is known: it then lies nowhere. */
export function embedOwn(text: string): Float32Array | null {
  const vector = new Float32Array(OWN_EMBEDDER.dimensions);
  for (const theme of themesOf(text)) vector[THEMES.indexOf(theme)] = 2;
  for (const stem of stemsOf(text)) {
    let hash = 2_166_136_261;
    for (const letter of stem) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
    const at = 17 + (hash % 79);
    vector[at] = (vector[at] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? null : vector.map((part) => part / length);
}
