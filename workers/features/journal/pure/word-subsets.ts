/** A word as the hashes of its possible stems. */
type Word = readonly string[];

export interface Subset {
  /** Indices of the query's words. */
  members: readonly number[];
  words: readonly Word[];
}

const MOST_WORDS = 5;

/** All words of a query together, each pair, and each alone: the sets that an entry may hold. Of more than five words the first five. */
export function subsetsOf(words: readonly Word[]): Subset[] {
  const used = words.slice(0, MOST_WORDS);
  const all = used.map((_, at) => at);
  const pairs = all.flatMap((a) => all.slice(a + 1).map((b) => [a, b]));
  const sets = [...(used.length > 2 ? [all] : []), ...pairs, ...all.map((at) => [at])];
  return sets.map((members) => ({ members, words: members.flatMap((at) => [used[at] ?? []]) }));
}

export interface Match {
  /** Index into the subsets. */
  subset: number;
  id: string;
  /** When the entry was, in seconds. */
  at: number;
}

/**
 * The best entries first: by the weights of the words they hold, each ln(1 + 1 / share), where the share is of `limit`
 * entries that the word was found in; then the newest.
 */
export function rankMatches(subsets: readonly Subset[], matches: readonly Match[], limit: number): string[] {
  const found = new Map<number, number>();
  for (const { subset } of matches) found.set(subset, (found.get(subset) ?? 0) + 1);
  const weights = new Map<number, number>();
  for (const [at, { members }] of subsets.entries()) {
    const [word] = members;
    if (members.length === 1 && word !== undefined)
      weights.set(word, Math.log(1 + limit / Math.max(1, found.get(at) ?? 0)));
  }
  const held = new Map<string, { words: Set<number>; at: number }>();
  for (const { subset, id, at } of matches) {
    const entry = held.get(id) ?? { words: new Set(), at };
    for (const word of subsets[subset]?.members ?? []) entry.words.add(word);
    held.set(id, entry);
  }
  const scoreOf = (words: ReadonlySet<number>) =>
    [...words].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
  return [...held]
    .map(([id, { words, at }]) => ({ id, at, score: scoreOf(words) }))
    .sort((a, b) => b.score - a.score || b.at - a.at)
    .slice(0, limit)
    .map(({ id }) => id);
}
