import { editDistance } from './edit-distance.ts';

export interface KnownWord {
  word: string;
  /** How many foods have it. */
  foods: number;
}

/** The word that was meant by a misspelt one; null when none is near enough. Short words leave room for one slip only. */
export function correctWord(misspelt: string, candidates: readonly KnownWord[]): string | null {
  if (misspelt.length < 4) return null;
  const allowed = misspelt.length < 6 ? 1 : 2;
  let best: { word: string; cost: number } | null = null;
  for (const { word, foods } of candidates) {
    const distance = editDistance(misspelt, word);
    if (distance > allowed) continue;
    const firstLetter = misspelt[0] === word[0] ? 0 : 0.5;
    const cost = distance + firstLetter - Math.min(0.4, Math.log10(1 + foods) / 10);
    if (best === null || cost < best.cost) best = { word, cost };
  }
  return best?.word ?? null;
}
