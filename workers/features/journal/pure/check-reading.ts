import type { RawReading } from '#workers/kernel/raw-reading.ts';
import { EMOTIONS, type Reading, SENTIMENTS, THEMES } from '../schemas.ts';

const MOST = 5;
const known = <T extends string>(list: readonly T[], word: string): T | undefined =>
  list.find((candidate) => candidate === word.trim().toLowerCase());

/**
 * What an outside model said, as far as it is of our lists and within its bounds. Null when it is nonsense: no known
 * sentiment, a valence that is no number of −1 to 1, or emotions none of which is known.
 */
export function checkReading(
  raw: RawReading,
): Pick<Reading, 'sentiment' | 'valence' | 'emotions' | 'themes'> | null {
  const sentiment = known(SENTIMENTS, raw.sentiment);
  if (sentiment === undefined || !(Math.abs(raw.valence) <= 1)) return null;
  const emotions = raw.emotions.flatMap(({ label, probability }) => {
    const emotion = known(EMOTIONS, label);
    return emotion === undefined || !(probability >= 0 && probability <= 1)
      ? []
      : [{ label: emotion, probability }];
  });
  if (emotions.length === 0 && raw.emotions.length > 0) return null;
  const byLabel = new Map(emotions.map((emotion) => [emotion.label, emotion]));
  const themes = new Set(raw.themes.flatMap((theme) => known(THEMES, theme) ?? []));
  return {
    sentiment,
    valence: raw.valence,
    emotions: [...byLabel.values()].sort((a, b) => b.probability - a.probability).slice(0, MOST),
    themes: [...themes].slice(0, MOST),
  };
}
