import { createContext, use } from 'react';
import type { Texts } from './areas.ts';

interface Locale {
  /** How the language is written: a tag that `Intl` knows. */
  locale: string;
  texts: Texts;
}

export const LocaleContext = createContext<Locale>({ locale: 'en-GB', texts: {} });

export const useLocale = () => use(LocaleContext);
