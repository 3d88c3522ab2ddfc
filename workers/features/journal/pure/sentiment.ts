import type { Reading } from '../schemas.ts';

/** Closer to 0 than this, a valence is neither pleasant nor unpleasant: a threshold of our own. */
const CLEAR = 0.15;
const PLEASANT = new Set([
  'admiration',
  'amusement',
  'approval',
  'caring',
  'desire',
  'excitement',
  'gratitude',
  'joy',
  'love',
  'optimism',
  'pride',
  'relief',
]);
const UNPLEASANT = new Set([
  'anger',
  'annoyance',
  'disappointment',
  'disapproval',
  'disgust',
  'embarrassment',
  'fear',
  'grief',
  'nervousness',
  'remorse',
  'sadness',
]);

/** One word for a text: 'mixed' when it shows pleasant and unpleasant emotions (grouped as GoEmotions groups them), else by valence. */
export function sentimentOf(valence: number, emotions: Reading['emotions']): Reading['sentiment'] {
  const shows = (group: ReadonlySet<string>) => emotions.some(({ label }) => group.has(label));
  if (shows(PLEASANT) && shows(UNPLEASANT)) return 'mixed';
  if (Math.abs(valence) < CLEAR) return 'neutral';
  return valence > 0 ? 'positive' : 'negative';
}
