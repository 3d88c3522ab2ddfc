/** The constant of Cormack, Clarke and Büttcher, 'Reciprocal rank fusion outperforms Condorcet' (SIGIR 2009). */
const K = 60;

/**
 * One ranking of several, the best first: each gives 1 / (60 + rank) to what it ranks. Equal sums keep the order in which they
 * first came, so that the same rankings always give the same result.
 */
export function fuseRankings(rankings: readonly (readonly string[])[]): string[] {
  const scores = new Map<string, number>();
  for (const ranking of rankings) {
    for (const [at, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (K + at + 1));
  }
  return [...scores].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
