import { type EatingPreferences, eatingPreferences } from '../schemas.ts';

/** Of the document as this release writes it. Documents without a version are from before there were these preferences. */
export const SCHEMA_VERSION = 1;

export const NO_PREFERENCES: EatingPreferences = {
  diets: [],
  allergens: [],
  dislikes: [],
  cuisines: [],
  goals: [],
  mealTimes: { breakfast: null, lunch: null, dinner: null },
};

/** Where an isolate may find a member's preferences for five minutes. */
export function preferencesKey(memberId: string): string {
  return `preferences:${SCHEMA_VERSION}:${memberId}`;
}

/**
 * What a stored document says, of whichever version. Each field stands by itself: one that cannot be read takes its default
 * and leaves the others as they are.
 */
export function readStored(stored: Readonly<Record<string, unknown>>): EatingPreferences {
  const { shape } = eatingPreferences;
  const read = <Key extends keyof EatingPreferences>(key: Key): EatingPreferences[Key] => {
    const parsed = shape[key].safeParse(stored[key]);
    return parsed.success ? (parsed.data as EatingPreferences[Key]) : NO_PREFERENCES[key];
  };
  return {
    diets: read('diets'),
    allergens: read('allergens'),
    dislikes: read('dislikes'),
    cuisines: read('cuisines'),
    goals: read('goals'),
    mealTimes: read('mealTimes'),
  };
}

/** How often a document was changed, so that of two copies the later one is known. */
export function revisionOf(stored: Readonly<Record<string, unknown>>): number {
  return typeof stored.revision === 'number' ? stored.revision : 0;
}
