import { createContext, use, useMemo } from 'react';
import type { Preferences } from '#workers/features/account/schemas.ts';
import { dateFormat, numberFormat } from './formats.ts';
import { useLocale } from './locale-context.ts';

const systemClock = () => new Date();
const GRAMS_PER_OUNCE = 28.349523125;

interface Formatting {
  units: Preferences['units'];
  timeZone: string;
  /** What the clock says when something is written out: another year is named. */
  now?: () => Date;
}

/** How this person wants figures and times: their units and their time zone. */
export const FormatContext = createContext<Formatting>({
  units: 'metric',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** Two significant figures are all that an estimate is worth. */
function stepOf(value: number): number {
  if (value >= 1000) return 10;
  return value >= 200 ? 5 : 1;
}

export function useFormat() {
  const { locale } = useLocale();
  const { units, timeZone, now = systemClock } = use(FormatContext);
  return useMemo(() => {
    const number = (value: number, maximumFractionDigits = 0) =>
      numberFormat(locale, { maximumFractionDigits }).format(value);
    const date = (instant: string | Date, options: Intl.DateTimeFormatOptions) =>
      dateFormat(locale, options).format(new Date(instant));
    const massValue = (grams: number) =>
      units === 'imperial'
        ? number(grams / GRAMS_PER_OUNCE, grams < 10 * GRAMS_PER_OUNCE ? 1 : 0)
        : number(grams, grams < 10 ? 1 : 0);
    const yearOf = (instant: string | Date, zone: string) =>
      date(instant, { timeZone: zone, year: 'numeric' });
    const massUnit = units === 'imperial' ? 'oz' : 'g';
    return {
      timeZone,
      units,
      number,
      massUnit,
      /** A mass as the person weighs it, '120 g' or '4.2 oz'. @param grams grams */
      mass: (grams: number) => `${massValue(grams)} ${massUnit}`,
      massRange: (low: number, high: number) => `${massValue(low)}–${massValue(high)} ${massUnit}`,
      /** A nutrient in grams: labels use grams everywhere. */
      grams: (value: number) => `${number(value, value < 10 ? 1 : 0)} g`,
      gramsRange: (low: number, high: number) => `${number(low)}–${number(high)} g`,
      kcal: (value: number) => `${number(value)} kcal`,
      /** Null for what has no interval: the person said how much it was. */
      kcalRange: (low: number, high: number) => {
        if (low === high) return null;
        const step = stepOf(high);
        return `${number(Math.floor(low / step) * step)}–${number(Math.ceil(high / step) * step)} kcal`;
      },
      percent: (share: number) =>
        numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
      time: (instant: string) => date(instant, { timeZone, hour: '2-digit', minute: '2-digit' }),
      /** The name of the month that holds a local day. */
      month: (localDay: string) => date(`${localDay}T00:00:00Z`, { timeZone: 'UTC', month: 'long' }),
      /** The day of an instant for this person, with its year: for what may lie a year away. */
      date: (instant: string) => date(instant, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }),
      /** A local day is a date without a zone, so it is written as UTC reads it; with its year when it is not this one. */
      day: (localDay: string, style: keyof typeof DAY_STYLES = 'long') => {
        const midnight = `${localDay}T00:00:00Z`;
        const isDate = style === 'long' || style === 'short';
        const isNamed = isDate && yearOf(midnight, 'UTC') !== yearOf(now(), timeZone);
        const year = isNamed ? ({ year: 'numeric' } as const) : {};
        return date(midnight, { timeZone: 'UTC', ...DAY_STYLES[style], ...year });
      },
    };
  }, [locale, units, timeZone, now]);
}

const DAY_STYLES = {
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  weekday: { weekday: 'short' },
  narrow: { weekday: 'narrow' },
} as const;

export type Format = ReturnType<typeof useFormat>;
