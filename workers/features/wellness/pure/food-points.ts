import { counted, type NoPoints, type Points, without } from './parts.ts';

/** A sum over a day's meals; `missing`: for how many items it is not known. */
export interface DaySum {
  value: number;
  missing: number;
}

export interface FoodOfDay {
  meals: number;
  energyKcal: DaySum;
  proteinG: DaySum;
  fatG: DaySum;
  carbohydrateG: DaySum;
  fibreG: DaySum;
}

/** With one meal a day's log is more likely unfinished than a day's food. */
export const MEALS_NEEDED = 2;
const WEIGHT_NEEDED = 0.6;
/** Grams a 1,000 kcal: the adequate intake of fibre. */
const FIBRE_DENSITY = 14;
/** How far outside of a range, in shares of energy, a figure has no points left. */
const FAR_OUTSIDE = 0.15;

/** Shares of the day's energy, and general Atwater factors in kcal a gram. */
const RANGES = {
  proteinShare: { of: 'proteinG', kcal: 4, low: 0.1, high: 0.35 },
  fatShare: { of: 'fatG', kcal: 9, low: 0.2, high: 0.35 },
  carbohydrateShare: { of: 'carbohydrateG', kcal: 4, low: 0.45, high: 0.65 },
} as const;

/**
 * What was eaten, by its make-up and never by its amount: eating less or more has no points, which also makes a forgotten snack matter
 * little. Fibre counts two fifths, up to 14 g a 1,000 kcal; protein, fat and carbohydrate one fifth each, full within 10 to 35 %, 20 to
 * 35 % and 45 to 65 % of the energy and none 15 points outside (adequate intake and acceptable distribution ranges: Institute of
 * Medicine, Dietary Reference Intakes for Energy and Macronutrients, 2005). A figure that is missing for any item is left out; three
 * fifths must be known.
 */
export function foodPoints(food: FoodOfDay | null): Points | NoPoints {
  if (food === null || food.meals === 0) return without('no-meals');
  if (food.meals < MEALS_NEEDED) return without('too-few-meals', { meals: food.meals, needed: MEALS_NEEDED });
  const energy = food.energyKcal.value;
  if (food.energyKcal.missing > 0 || energy <= 0) return without('figures-unknown', { meals: food.meals });
  const facts: Record<string, number> = { meals: food.meals };
  let [points, weight] = [0, 0];
  const add = (name: string, value: number, share: number, parts: number) => {
    facts[name] = Math.round(value * 1000) / 1000;
    points += share * parts;
    weight += parts;
  };
  if (food.fibreG.missing === 0) {
    const density = (food.fibreG.value * 1000) / energy;
    add('fibrePer1000Kcal', density, Math.min(1, density / FIBRE_DENSITY), 0.4);
  }
  for (const [name, { of, kcal, low, high }] of Object.entries(RANGES)) {
    if (food[of].missing > 0) continue;
    const share = (food[of].value * kcal) / energy;
    const outside = Math.max(0, low - share, share - high);
    add(name, share, Math.max(0, 1 - outside / FAR_OUTSIDE), 0.2);
  }
  return weight < WEIGHT_NEEDED - 1e-9
    ? without('figures-unknown', { meals: food.meals })
    : counted((100 * points) / weight, facts);
}
