import type { Label } from './labels.ts';
import { TEXT_CONFIDENCE } from './text-confidence-figures.ts';

/**
 * How often a text whose likeliest emotion stood at this probability did feel like its label to those who read it, by the texts of
 * GoEmotions that the model was not taught on: a line in log-odds for each label. It is about single comments, and a day's entries
 * are longer.
 * @param found null: no emotion stood out, and the label is `neutral`
 */
export function textConfidence(found: { label: Label; probability: number } | null): number {
  const { label, probability } = found ?? { label: 'neutral' as const, probability: 0.5 };
  const line = TEXT_CONFIDENCE[label];
  const p = Math.max(1e-3, Math.min(1 - 1e-3, probability));
  return 1 / (1 + Math.exp(-(line.offset + line.slope * Math.log(p / (1 - p)))));
}
