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
 * Cronbach's alpha of a scale of `items` items: what others published for other words on the same trait, since nobody has
 * measured scales in ours. Of the Big Five: the 25-item BFI of psych (Revelle), about 2,700 people. Of the time of day: the
 * reduced Morningness–Eveningness Questionnaire, 16 to 26 years old, Sweden (Danielsson, Sakarya and Jansson-Fröjmark,
 * Chronobiology International 2019). Where the drive comes from has no published scale of this kind: 0.7 is assumed there,
 * the least that is usually called fit for use (Nunnally 1978).
 */
export const SCALE_ALPHA: PerTrait<{ alpha: number; items: number }> = {
  openness: { alpha: 0.603, items: 5 },
  conscientiousness: { alpha: 0.729, items: 5 },
  extraversion: { alpha: 0.761, items: 5 },
  agreeableness: { alpha: 0.704, items: 5 },
  stability: { alpha: 0.813, items: 5 },
  morningness: { alpha: 0.68, items: 5 },
  selfDrive: { alpha: 0.7, items: 5 },
};

/**
 * The reliability of a scale of another length (Spearman 1910, Brown 1910), 0 for none.
 * @param items how many of its items were answered
 */
export function reliability(trait: Trait, items: number): number {
  const { alpha, items: published } = SCALE_ALPHA[trait];
  const longer = items / published;
  return (longer * alpha) / (1 + (longer - 1) * alpha);
}
