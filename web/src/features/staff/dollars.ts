import { numberFormat } from '../../lib/intl/formats.ts';

/** US dollars, to the hundredth of a cent: '$0.50' or '0,50 $', and whole ones as '$2'. */
export function dollars(locale: string, value: number): string {
  return numberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(value);
}
