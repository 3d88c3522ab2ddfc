import { isOfLaterRelease, PREFERENCES_VERSION } from '#workers/kernel/preferences-document.ts';
import {
  ALLERGENS,
  CUISINES,
  clockTime,
  DIETS,
  dislike,
  type EatingPreferences,
  FIELDS,
  type Field,
  GOALS,
  MEALS,
  type ReadPreferences,
} from '../schemas.ts';
import { isRecord, type Salvaged, salvageList, salvageWordsAnywhere } from './salvage.ts';

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
  return `preferences:${PREFERENCES_VERSION}:${memberId}`;
}

const READ: { readonly [Key in Field]: (stored: unknown) => Salvaged<EatingPreferences[Key]> } = {
  diets: (stored) => salvageList(stored, oneOf(DIETS)),
  allergens: (stored) => salvageWordsAnywhere(stored, ALLERGENS),
  dislikes: (stored) => salvageList(stored, (item) => dislike.safeParse(item).data),
  cuisines: (stored) => salvageList(stored, oneOf(CUISINES)),
  goals: (stored) => salvageList(stored, oneOf(GOALS)),
  mealTimes: (stored) => {
    const read = MEALS.map((meal) => {
      const parsed = clockTime.nullable().safeParse(isRecord(stored) ? stored[meal] : undefined);
      return { meal, time: parsed.data ?? null, isRead: parsed.success };
    });
    const value = { ...NO_PREFERENCES.mealTimes };
    for (const { meal, time } of read) value[meal] = time;
    return { value, isWhole: read.every(({ isRead }) => isRead) };
  },
};

/**
 * What a stored document says, of whichever version. Each field, and each word of a list, stands by itself: what cannot be
 * read leaves the rest as it is, and its field is named in `unread`. In a later release's document a field that is absent
 * may have moved, and is named too.
 */
export function readStored(stored: Readonly<Record<string, unknown>>): ReadPreferences {
  const isLater = isOfLaterRelease(stored);
  const unread: Field[] = [];
  const read = <Key extends Field>(key: Key): EatingPreferences[Key] => {
    if (stored[key] === undefined) {
      if (isLater) unread.push(key);
      return NO_PREFERENCES[key];
    }
    const { value, isWhole } = READ[key](stored[key]);
    if (!isWhole) unread.push(key);
    return value;
  };
  return {
    diets: read('diets'),
    allergens: read('allergens'),
    dislikes: read('dislikes'),
    cuisines: read('cuisines'),
    goals: read('goals'),
    mealTimes: read('mealTimes'),
    unread,
    isOfLaterRelease: isLater,
  };
}

/** The part of a document that `readStored` looks at: what is worth a copy. */
export function readablePart(stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = ['schemaVersion', ...FIELDS].filter((key) => stored[key] !== undefined);
  return Object.fromEntries(kept.map((key) => [key, stored[key]]));
}

function oneOf<Word extends string>(words: readonly Word[]) {
  return (item: unknown) => words.find((word) => word === item);
}
