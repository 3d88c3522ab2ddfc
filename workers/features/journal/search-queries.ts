import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import { rankMatches, type Subset, subsetsOf } from './pure/word-subsets.ts';
import { type EntryFilters, matching, tsquery } from './queries.ts';

export const EVERYTHING: EntryFilters = { words: [], labels: [] };

/**
 * The member's entries that hold words of a query: those that hold the most and the rarest of them first, then the newest.
 * Each set of words is asked for by itself, the newest first, so that a word that thousands of entries hold costs no more
 * than a rare one.
 *
 * It runs as the system, and gives ids alone: under row-level security Postgres may not use the GIN index, since `@@` is not
 * leakproof. What it finds by are hashes that this member's key alone makes, and the ids are read in the member's scope.
 *
 * @param words each word as the hashes of its possible stems
 */
export async function entriesWithWords(
  db: Db,
  memberId: MemberId,
  words: readonly (readonly string[])[],
  limit: number,
  within: EntryFilters = EVERYTHING,
): Promise<string[]> {
  const subsets = subsetsOf(words);
  if (subsets.length === 0) return [];
  const newest = (subset: Subset, at: number): SQL => sql`(
    select ${at}::int as subset, id::text, extract(epoch from occurred_at)::float8 as at from journal_entries
    where ${matching(memberId, within)} and words @@ ${tsquery(subset.words, '&')}::tsquery
    order by occurred_at desc limit ${limit})`;
  const rows = await db
    .asSystem('search: ids of entries by their hashes')
    .rows(sql.join(subsets.map(newest), sql` union all `));
  const matches = rows.map(([subset, id, at]) => ({ subset: Number(subset), id: id ?? '', at: Number(at) }));
  return rankMatches(subsets, matches, limit);
}
