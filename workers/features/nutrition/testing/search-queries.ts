import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface SearchQuery {
  /**
   * 'everyday': the table of everyday foods was written with these in mind. 'fresh': written when the ranking was done.
   * 'absent': there is no such food in the table, and a match must not be sure of one.
   */
  set: 'everyday' | 'fresh' | 'absent';
  query: string;
  /** The foods that a person would accept as the first. */
  accepted: ReadonlySet<string>;
}

export function readSearchQueries(): SearchQuery[] {
  const file = path.join(import.meta.dirname, 'search-queries.tsv');
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [set = '', query = '', accepted = ''] = line.split('\t');
    return { set: readSet(set), query, accepted: new Set(accepted.split(' ').filter((id) => id !== '')) };
  });
}

function readSet(text: string): SearchQuery['set'] {
  if (text === 'everyday' || text === 'fresh' || text === 'absent') return text;
  throw new Error(`There is no set ${text}`);
}

export interface SearchScore {
  queries: number;
  /** Shares of the queries whose accepted food is first, or among the first five. */
  hitAt1: number;
  hitAt5: number;
  /** Mean reciprocal rank of the first accepted food. */
  mrr: number;
}

/** @param ranks where the first accepted food stands, from 1; null when it was not found. */
export function scoreOf(ranks: readonly (number | null)[]): SearchScore {
  const share = (count: number) => count / Math.max(1, ranks.length);
  return {
    queries: ranks.length,
    hitAt1: share(ranks.filter((rank) => rank === 1).length),
    hitAt5: share(ranks.filter((rank) => rank !== null && rank <= 5).length),
    mrr: share(ranks.reduce<number>((sum, rank) => sum + (rank === null ? 0 : 1 / rank), 0)),
  };
}
