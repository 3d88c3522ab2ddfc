/**
 * An amount as a currency is written: '4.99 €', '¥500'.
 * @param unitAmount in the currency's smallest unit
 * @param currency ISO 4217, in lower case
 */
export function moneyText(unitAmount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: currency.toUpperCase() });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(unitAmount / 10 ** digits);
}

/** What a year by the year saves against twelve months, as a share; 0 when it saves nothing or cannot be compared. */
export function yearlySaving(
  prices: readonly { interval: 'month' | 'year'; unitAmount: number; currency: string }[],
): number {
  const month = prices.find((price) => price.interval === 'month');
  const year = prices.find((price) => price.interval === 'year');
  if (month === undefined || year === undefined || month.currency !== year.currency) return 0;
  if (month.unitAmount === 0) return 0;
  return Math.max(0, 1 - year.unitAmount / (12 * month.unitAmount));
}
