/** What could be read of a stored value, and whether that was all of it. */
export interface Salvaged<T> {
  value: T;
  isWhole: boolean;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a list that can be read, each once. What is no list at all says nothing. */
export function salvageList<T>(stored: unknown, read: (item: unknown) => T | undefined): Salvaged<T[]> {
  if (!Array.isArray(stored)) return { value: [], isWhole: false };
  const items = stored.map(read);
  const known = items.filter((item) => item !== undefined);
  return { value: [...new Set(known)], isWhole: known.length === items.length };
}

/**
 * Words of a list that stand anywhere in a value, as text or as the name of something that is not denied. For what must not
 * be missed: a word too many does less harm than one that is lost.
 */
export function salvageWordsAnywhere<Word extends string>(
  stored: unknown,
  words: readonly Word[],
): Salvaged<Word[]> {
  const found = new Set<Word>();
  const take = (text: string) => {
    const word = words.find((one) => one === text.trim().toLowerCase());
    if (word !== undefined) found.add(word);
    return word !== undefined;
  };
  const visit = (value: unknown): boolean => {
    if (typeof value === 'string') return take(value);
    if (Array.isArray(value)) return value.map(visit).every(Boolean);
    if (!isRecord(value)) return false;
    const held = Object.entries(value).filter(([, inner]) => inner !== false && inner !== null);
    return held.flatMap(([name, inner]) => [take(name), visit(inner)]).some(Boolean);
  };
  const isPlainList = Array.isArray(stored) && stored.every((item) => typeof item === 'string');
  const isAllRead = visit(stored);
  const value = words.filter((word) => found.has(word));
  return { value, isWhole: isPlainList && isAllRead };
}
