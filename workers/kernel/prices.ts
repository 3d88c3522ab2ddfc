export interface Price {
  interval: 'month' | 'year';
  /** The payment provider's id of it. */
  id: string;
  /** In the currency's smallest unit. */
  unitAmount: number;
  /** ISO 4217, in lower case. */
  currency: string;
}

/**
 * Reads `<month|year>:<price id>:<amount in the smallest unit>:<currency>`, separated by commas. The first of an interval is
 * the one that is sold; later ones are honoured for those who have them. Null when it cannot be read.
 */
export function parsePrices(text: string): Price[] | null {
  const prices: Price[] = [];
  for (const part of text.split(',')) {
    const found = /^\s*(month|year):([\w-]+):(\d{1,8}):([a-z]{3})\s*$/.exec(part);
    const [, interval, id, amount, currency] = found ?? [];
    if (interval !== 'month' && interval !== 'year') return null;
    if (id === undefined || amount === undefined || currency === undefined) return null;
    prices.push({ interval, id, unitAmount: Number(amount), currency });
  }
  return prices;
}

/** Whether a subscription's price is one of ours, at our amount and in our currency. */
export function isOurPrice(
  prices: readonly Price[],
  sold: { priceId: string; unitAmount: number; currency: string },
): boolean {
  return prices.some(
    (price) =>
      price.id === sold.priceId && price.unitAmount === sold.unitAmount && price.currency === sold.currency,
  );
}
