/** What the quiz measures, each as a standard score: 0 is the middle of people, 1 one standard deviation above it. */
export const TRAITS = [
  'openness',
  'conscientiousness',
  'extraversion',
  'agreeableness',
  'stability',
  'morningness',
  'selfDrive',
] as const;

export type Trait = (typeof TRAITS)[number];

export type PerTrait<T> = Readonly<Record<Trait, T>>;

/**
 * Cronbach's alpha of a scale of `items` items. Of the Big Five: the 25-item BFI of psych (Revelle), five items a scale, about
 * 2,700 people. Nobody has published figures for scales in our own words, nor for our five items each on the time of day and on
 * where the drive comes from: there 0.7 is assumed, the least that is usually called fit for use (Nunnally 1978). The five items
 * of the reduced Morningness–Eveningness Questionnaire come to 0.68 (Danielsson, Sakarya and Jansson-Fröjmark, Sweden).
 */
export const PUBLISHED_ALPHA: PerTrait<{ alpha: number; items: number }> = {
  openness: { alpha: 0.603, items: 5 },
  conscientiousness: { alpha: 0.729, items: 5 },
  extraversion: { alpha: 0.761, items: 5 },
  agreeableness: { alpha: 0.704, items: 5 },
  stability: { alpha: 0.813, items: 5 },
  morningness: { alpha: 0.7, items: 5 },
  selfDrive: { alpha: 0.7, items: 5 },
};

/**
 * The reliability of a scale of another length (Spearman 1910, Brown 1910), 0 for none.
 * @param items how many of its items were answered
 */
export function reliability(trait: Trait, items: number): number {
  const { alpha, items: published } = PUBLISHED_ALPHA[trait];
  const longer = items / published;
  return (longer * alpha) / (1 + (longer - 1) * alpha);
}
