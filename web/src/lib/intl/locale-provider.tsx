import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { IntlProvider } from 'react-intl';
import { followTexts, shownTexts, wantTexts } from './texts.ts';

/** The person's language around everything. English is built in; another one replaces it as soon as it is here. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const { language, texts } = useSyncExternalStore(followTexts, shownTexts, shownTexts);
  useEffect(() => void wantTexts([]).catch(() => undefined), []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <IntlProvider locale={language === 'en' ? 'en-GB' : language} defaultLocale="en-GB" messages={texts}>
      {children}
    </IntlProvider>
  );
}
