import type { Preferences } from '#workers/features/account/schemas.ts';

export type Language = Preferences['language'];

export const LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];

const KEY = 'dayloom.language';

/** The first of our languages among those that the device asks for. */
export function deviceLanguage(): Language {
  for (const tag of navigator.languages) {
    const known = LANGUAGES.find((language) => language === tag.split('-')[0]);
    if (known !== undefined) return known;
  }
  return 'en';
}

export function readLanguage(): Language {
  const stored = localStorage.getItem(KEY);
  if (stored === 'en' || stored === 'de') return stored;
  return deviceLanguage();
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
