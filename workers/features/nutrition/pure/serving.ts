export interface Portion {
  /** How many of `label` weigh `grams`. */
  amount: number;
  label: string;
  grams: number;
}

/** What one has of it, before what one measures it with; cubic inches and pounds are no servings. */
const BEST_FIRST = [
  /^(?:fruit|egg|medium|large egg|large$|banana|slice|piece|sandwich|burger|item|taco|burrito|bagel|roll|muffin|cookie|donut|doughnut|bar|fillet|breast|patty|link|steak|chop|bun|croissant|pancake|waffle|potato|carrot|tomato|pita|tortilla|can$|bottle|glass|container|serving|each)/i,
  /\bmedium\b|\bslice\b|\bpiece\b|\bserving\b/i,
  /^cup|^fl oz|^mug/i,
  /^tbsp|^tablespoon/i,
  /^tsp|^oz\b/i,
];

/** The portion that is offered first; null when there is none. `extra` and `NLEA` servings come late. */
export function servingOf(portions: readonly Portion[]): Portion | null {
  const usual = portions.filter(
    ({ label }) => !/nlea|cubic inch|\blb\b|yield|extra|jumbo|package|roast$/i.test(label),
  );
  for (const wanted of BEST_FIRST) {
    const found = usual.find(({ label }) => wanted.test(label));
    if (found) return found;
  }
  return usual[0] ?? portions[0] ?? null;
}
