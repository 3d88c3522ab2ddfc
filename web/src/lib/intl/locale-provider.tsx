import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react';
import { LocaleContext } from './locale-context.ts';
import { followTexts, shownTexts, wantTexts } from './texts.ts';

/** The person's language around everything. English is built in; another one replaces it as soon as it is here. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const { language, texts } = useSyncExternalStore(followTexts, shownTexts, shownTexts);
  useEffect(() => void wantTexts([]).catch(() => undefined), []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const locale = language === 'en' ? 'en-GB' : language;
  const value = useMemo(() => ({ locale, texts }), [locale, texts]);
  return <LocaleContext value={value}>{children}</LocaleContext>;
}
