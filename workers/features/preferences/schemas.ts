import { z } from 'zod';

export const DIETS = ['vegetarian', 'vegan', 'pescatarian', 'halal', 'kosher', 'low-carb'] as const;

/** Annex II of Regulation (EU) No 1169/2011. */
export const ALLERGENS = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soybeans',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const;

export const CUISINES = [
  'african',
  'american',
  'chinese',
  'french',
  'german',
  'indian',
  'italian',
  'japanese',
  'korean',
  'mexican',
  'middle-eastern',
  'thai',
] as const;

export const GOALS = [
  'eat-regularly',
  'more-plants',
  'more-protein',
  'more-fibre',
  'less-sugar',
  'sleep-better',
  'move-more',
  'less-stress',
] as const;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const mealTime = clock.nullable();

function setOf<T extends readonly [string, ...string[]]>(words: T) {
  return z.array(z.enum(words)).max(words.length).transform(distinct);
}

function distinct<T>(words: T[]): T[] {
  return [...new Set(words)];
}

const fields = {
  /** Hard filters of recipes, as allergens are. */
  diets: setOf(DIETS),
  /** Health data: keeping any needs the member's consent. */
  allergens: setOf(ALLERGENS),
  /** Soft: what is avoided where there is something else. */
  dislikes: z.array(z.string().trim().min(1).max(60)).max(50).transform(distinct),
  cuisines: setOf(CUISINES),
  goals: setOf(GOALS),
  /** Local times, 'HH:MM'; null: no usual time. */
  mealTimes: z.object({ breakfast: mealTime, lunch: mealTime, dinner: mealTime }),
};

export const eatingPreferences = z.object(fields).meta({ id: 'EatingPreferences' });
export const patchPreferences = z.strictObject(fields).partial().meta({ id: 'PatchPreferences' });

export type EatingPreferences = z.output<typeof eatingPreferences>;
export type PatchPreferences = z.output<typeof patchPreferences>;
