import type { Preferences } from '#workers/features/account/schemas.ts';

export type Language = Preferences['language'];

const KEY = 'dayloom.language';

export function deviceLanguage(): Language {
  return navigator.language.startsWith('de') ? 'de' : 'en';
}

export function readLanguage(): Language {
  const stored = localStorage.getItem(KEY);
  if (stored === 'en' || stored === 'de') return stored;
  return deviceLanguage();
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
