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

export const MEALS = ['breakfast', 'lunch', 'dinner'] as const;

/** 'HH:MM' of the member's own day. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const mealTime = clockTime.nullable();
export const dislike = z.string().trim().min(1).max(60);

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
  dislikes: z.array(dislike).max(50).transform(distinct),
  cuisines: setOf(CUISINES),
  goals: setOf(GOALS),
  /** Local times, 'HH:MM'; null: no usual time. */
  mealTimes: z.object({ breakfast: mealTime, lunch: mealTime, dinner: mealTime }),
};

export const FIELDS = ['diets', 'allergens', 'dislikes', 'cuisines', 'goals', 'mealTimes'] as const;
export type Field = (typeof FIELDS)[number];

const eating = z.object(fields);
export const readPreferences = eating
  .extend({
    /** Fields of which something is stored that this release cannot read, such as what a later one wrote. */
    unread: z.array(z.enum(FIELDS)),
    /** A later release wrote them: a change is refused until this one is as late. */
    isOfLaterRelease: z.boolean(),
  })
  .meta({ id: 'EatingPreferences' });
export const patchPreferences = z.strictObject(fields).partial().meta({ id: 'PatchPreferences' });

export type EatingPreferences = z.output<typeof eating>;
export type ReadPreferences = z.output<typeof readPreferences>;
export type PatchPreferences = z.output<typeof patchPreferences>;
