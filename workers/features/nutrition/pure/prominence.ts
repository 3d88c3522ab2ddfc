import { describedFood } from './food-description.ts';

export interface ProminentFood {
  description: string;
  category: string;
  brand: string;
  isEveryday: boolean;
}

const CATEGORY: Readonly<Record<string, number>> = {
  'Baby Foods': -3,
  'American Indian/Alaska Native Foods': -3,
  'Fast Foods': -0.4,
  'Restaurant Foods': -0.6,
  'Spices and Herbs': -0.3,
};

/** As one eats it, or far from it; by stems of the description. */
const STATES: Readonly<Record<string, number>> = {
  raw: 0.3,
  fresh: 0.2,
  cook: 0.4,
  boil: 0.2,
  roast: 0.2,
  grill: 0.2,
  bake: 0.2,
  brewed: 0.4,
  prepared: 0.1,
  plain: 0.3,
  whole: 0.1,
  regular: 0.2,
  commercially: 0.1,
  unprepared: -0.8,
  uncooked: -0.6,
  dry: -0.5,
  dehydrated: -1,
  powder: -0.8,
  mix: -0.7,
  frozen: -0.3,
  canned: -0.3,
  condensed: -0.6,
  concentrate: -0.8,
  infant: -3,
  babyfood: -3,
  imitation: -1,
  meatless: -0.8,
  giblet: -1.5,
  gizzard: -1.5,
  skin: -0.1,
  fat: -0.1,
  industrial: -2,
  substitute: -1,
  commodity: -1.5,
  lunch: -0.5,
  school: -1,
  alaska: -2,
  variety: -0.5,
  byproduct: -1.5,
  unenriched: -0.2,
  unsalted: -0.1,
  separable: -0.1,
  low: -0.3,
  reduced: -0.3,
  nonfat: -0.3,
  diet: -0.4,
  free: -0.3,
  light: -0.2,
  fortified: -0.1,
  restructured: -1,
  dietary: -0.8,
  flour: -0.5,
  solution: -0.5,
  select: -0.1,
  prime: -0.1,
  imported: -0.5,
  zealand: -0.6,
  australian: -0.6,
  microwave: -0.2,
  stalk: -0.5,
  leaf: -0.2,
  peel: -0.4,
  salt: 0,
  undiluted: -1,
  novelty: -0.3,
  human: -3,
  filled: -1.5,
};

const LONG = 0.06;
const MAX_LENGTH_COST = 1;

/**
 * How likely a person means this food, other things being equal: the plain before the branded, what is eaten before what
 * is stored, short names before long ones, and before all the foods that the project names as everyday ones.
 */
export function prominenceOf(food: ProminentFood): number {
  const { head, details } = describedFood(food.description);
  let score = CATEGORY[food.category] ?? 0;
  if (food.isEveryday) score += 2.5;
  if (isBranded(food)) score -= 1.5;
  for (const stem of [...head, ...details]) score += STATES_OF.get(stem) ?? 0;
  score -= Math.min(MAX_LENGTH_COST, LONG * details.length);
  return Math.round(score * 100) / 100;
}

const STATES_OF: ReadonlyMap<string, number> = new Map(Object.entries(STATES));

/** A brand stands in the maker's column, or shouts in the description. */
function isBranded({ brand, description }: ProminentFood): boolean {
  return brand !== '' || /\b[A-Z][A-Z'’&]{3,}\b/.test(description.replace(/\b(?:USDA|NLEA|URMIS)\b/g, ''));
}
