import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { IntlProvider } from 'react-intl';
import type { Preferences } from '#workers/features/account/schemas.ts';
import { en } from './en/index.ts';
import type { Messages } from './messages.ts';

export type Language = Preferences['language'];

const KEY = 'dayloom.language';
const listeners = new Set<() => void>();

export function deviceLanguage(): Language {
  return navigator.language.startsWith('de') ? 'de' : 'en';
}

export function readLanguage(): Language {
  const stored = localStorage.getItem(KEY);
  if (stored === 'en' || stored === 'de') return stored;
  return deviceLanguage();
}

export function setLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  for (const listener of listeners) listener();
}

export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readLanguage);
}

async function loadMessages(language: Language): Promise<Messages> {
  return language === 'de' ? (await import('./de/index.ts')).de : en;
}

/** English is built in; another language replaces it as soon as it is here. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const [loaded, setLoaded] = useState<{ language: Language; messages: Messages }>({
    language: 'en',
    messages: en,
  });
  useEffect(() => {
    let isCurrent = true;
    loadMessages(language)
      .then((messages) => {
        if (!isCurrent) return;
        document.documentElement.lang = language;
        setLoaded({ language, messages });
      })
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [language]);
  // A German reader on a slow line sees the language change once, which is better than nothing to see.
  const locale = loaded.language === 'en' ? 'en-GB' : loaded.language;
  return (
    <IntlProvider locale={locale} defaultLocale="en-GB" messages={loaded.messages}>
      {children}
    </IntlProvider>
  );
}
