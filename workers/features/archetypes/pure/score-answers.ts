import { ALL_ITEMS } from './items.ts';
import { type PerTrait, reliability, TRAITS, type Trait } from './traits.ts';

/** 1 (not me at all) to 5 (exactly me), by the item's key. */
export type Answers = Readonly<Record<string, number>>;

export interface TraitScore {
  /** Observed standard score. */
  score: number;
  /** Standard error of measurement, in standard scores: √(1 − reliability). */
  error: number;
  answered: number;
}

/**
 * Mean and spread of an answer to one of our items, on the scale from 1 to 5, and how much a mean of several varies between
 * people. Until our own members' answers say better: the middle of the scale, and the spread that five-point items on the Big
 * Five usually have (about 1.2).
 */
const MIDDLE = 3;
const ITEM_SPREAD = 1.2;

/** Trait scores of the answers that are there; a trait without any has score 0 and error 1: nothing is known of it. */
export function scoreAnswers(answers: Answers): PerTrait<TraitScore> {
  const sums = new Map<Trait, { sum: number; answered: number }>();
  for (const [key, value] of Object.entries(answers)) {
    const item = ALL_ITEMS.get(key);
    if (item === undefined) continue;
    const known = sums.get(item.trait) ?? { sum: 0, answered: 0 };
    const centred = item.isReversed ? MIDDLE - value : value - MIDDLE;
    sums.set(item.trait, { sum: known.sum + centred, answered: known.answered + 1 });
  }
  const entries = TRAITS.map((trait): [Trait, TraitScore] => {
    const { sum, answered } = sums.get(trait) ?? { sum: 0, answered: 0 };
    if (answered === 0) return [trait, { score: 0, error: 1, answered }];
    const alpha = reliability(trait, answered);
    return [
      trait,
      { score: sum / answered / spreadOfMean(alpha, answered), error: Math.sqrt(1 - alpha), answered },
    ];
  });
  return Object.fromEntries(entries) as PerTrait<TraitScore>;
}

/**
 * Standard deviation between people of the mean of `count` items that correlate as their reliability says: with a mean
 * correlation r = α / (k − (k − 1) α), the variance of the mean is σ² (1 + (k − 1) r) / k.
 */
function spreadOfMean(alpha: number, count: number): number {
  const correlation = alpha / (count - (count - 1) * alpha);
  return ITEM_SPREAD * Math.sqrt((1 + (count - 1) * correlation) / count);
}
