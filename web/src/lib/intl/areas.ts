import { core } from './en/core.ts';
import type { Language } from './language.ts';
import type { Message } from './message.ts';

export type Texts = Readonly<Record<string, Message>>;

type Loaders = Readonly<Record<Language, () => Promise<Texts>>>;

/**
 * Texts that come with the screens that show them: one area a slice. What the shell and every screen use (`common`,
 * `shell`) is the area 'core'. A screen names its areas in the router, by `lazyScreen`.
 */
export const AREAS = {
  core: {
    en: async () => core,
    de: async () => (await import('./de/core.ts')).core,
  },
  account: {
    en: async () => (await import('./en/account.ts')).account,
    de: async () => (await import('./de/account.ts')).account,
  },
  consent: {
    en: async () => (await import('./en/consent.ts')).consent,
    de: async () => (await import('./de/consent.ts')).consent,
  },
  privacy: {
    en: async () => (await import('./en/privacy.ts')).privacy,
    de: async () => (await import('./de/privacy.ts')).privacy,
  },
  preferences: {
    en: async () => (await import('./en/preferences.ts')).preferences,
    de: async () => (await import('./de/preferences.ts')).preferences,
  },
  billing: {
    en: async () => (await import('./en/billing.ts')).billing,
    de: async () => (await import('./de/billing.ts')).billing,
  },
  today: {
    en: async () => (await import('./en/today.ts')).today,
    de: async () => (await import('./de/today.ts')).today,
  },
  meal: {
    en: async () => (await import('./en/meal.ts')).meal,
    de: async () => (await import('./de/meal.ts')).meal,
  },
  measure: {
    en: async () => (await import('./en/measure.ts')).measure,
    de: async () => (await import('./de/measure.ts')).measure,
  },
  archetypes: {
    en: async () => (await import('./en/archetypes.ts')).archetypes,
    de: async () => (await import('./de/archetypes.ts')).archetypes,
  },
  habits: {
    en: async () => (await import('./en/habits.ts')).habits,
    de: async () => (await import('./de/habits.ts')).habits,
  },
  glimpse: {
    en: async () => (await import('./en/glimpse.ts')).glimpse,
    de: async () => (await import('./de/glimpse.ts')).glimpse,
  },
  add: {
    en: async () => (await import('./en/add.ts')).add,
    de: async () => (await import('./de/add.ts')).add,
  },
  prompts: {
    en: async () => (await import('./en/prompts.ts')).prompts,
    de: async () => (await import('./de/prompts.ts')).prompts,
  },
  mood: {
    en: async () => (await import('./en/mood.ts')).mood,
    de: async () => (await import('./de/mood.ts')).mood,
  },
  body: {
    en: async () => (await import('./en/body.ts')).body,
    de: async () => (await import('./de/body.ts')).body,
  },
  wellness: {
    en: async () => (await import('./en/wellness.ts')).wellness,
    de: async () => (await import('./de/wellness.ts')).wellness,
  },
  houses: {
    en: async () => (await import('./en/houses.ts')).houses,
    de: async () => (await import('./de/houses.ts')).houses,
  },
  staff: {
    en: async () => (await import('./en/staff.ts')).staff,
    de: async () => (await import('./de/staff.ts')).staff,
  },
  journal: {
    en: async () => (await import('./en/journal.ts')).journal,
    de: async () => (await import('./de/journal.ts')).journal,
  },
} as const satisfies Readonly<Record<string, Loaders>>;

export type Area = keyof typeof AREAS;
