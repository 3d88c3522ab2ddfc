export type Region = 'gb' | 'us';

export interface FoodAlias {
  text: string;
  /** The nearest food there is, and not the same: 'guacamole' for an avocado. Written with '~' in front. */
  isNear: boolean;
  /** Where the word has this sense alone: 'gb:chips' are fries, 'us:chips' are crisps. */
  region: Region | null;
}

/** Reads an alias as the table of everyday foods writes it. */
export function parseAlias(written: string): FoodAlias {
  const isNear = written.startsWith('~');
  const rest = isNear ? written.slice(1) : written;
  if (rest.startsWith('gb:')) return { text: rest.slice(3), isNear, region: 'gb' };
  if (rest.startsWith('us:')) return { text: rest.slice(3), isNear, region: 'us' };
  return { text: rest, isNear, region: null };
}

/** The region whose English a locale speaks; without one, British. */
export function regionOf(locale: string | undefined): Region {
  return locale !== undefined && /^en-(?:us|ca)\b/i.test(locale) ? 'us' : 'gb';
}
