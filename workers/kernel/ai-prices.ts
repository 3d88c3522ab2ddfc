/** What a model costs, in US dollars for a million tokens. */
export interface AiPrice {
  inputUsd: number;
  outputUsd: number;
}

const PRICE = /^(\S+)=(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/;

/**
 * Reads `<model>=<input>/<output>`, separated by commas: US dollars for a million tokens. Null when it is misspelt. A
 * vendor's prices change, so there are none in the code: without one, what a model costs is said to be unknown.
 */
export function parseAiPrices(text: string): ReadonlyMap<string, AiPrice> | null {
  const prices = new Map<string, AiPrice>();
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const match = PRICE.exec(part);
    if (match === null) return null;
    prices.set(match[1] ?? '', { inputUsd: Number(match[2]), outputUsd: Number(match[3]) });
  }
  return prices;
}
