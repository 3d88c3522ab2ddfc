import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import { tsquery } from './queries.ts';

/** Each word is counted up to here: it then says little in any case. */
const COUNT_UP_TO = 3_000;

/** How many of the member's entries hold each word, in any of its forms; at most 3,000. */
async function wordCounts(
  db: Db,
  memberId: MemberId,
  words: readonly (readonly string[])[],
): Promise<number[]> {
  const counts = words.map(
    (forms) => sql`(select count(*) from (select 1 from journal_entries
      where member_id = ${memberId} and words @@ ${tsquery([forms], '|')}::tsquery limit ${COUNT_UP_TO}) counted)`,
  );
  const [row] = await db.asMember(memberId).rows(sql`select ${sql.join(counts, sql`, `)}`);
  return (row ?? []).map(Number);
}

/**
 * The member's entries that hold words of a query, the best first: by the sum of the words' weights (ln(1 + 3,000 / entries
 * that hold it), as inverse document frequency), then the newest. A word that thousands of entries hold ranks, and finds
 * nothing by itself unless no word is rarer.
 *
 * @param words each word as the hashes of its possible stems
 */
export async function entriesWithWords(
  db: Db,
  memberId: MemberId,
  words: readonly (readonly string[])[],
  limit: number,
): Promise<string[]> {
  if (words.length === 0) return [];
  const counts = await wordCounts(db, memberId, words);
  const present = words.filter((_, at) => (counts[at] ?? 0) > 0);
  if (present.length === 0) return [];
  const rare = words.filter((_, at) => (counts[at] ?? 0) > 0 && (counts[at] ?? 0) < COUNT_UP_TO);
  const score = words.flatMap((forms, at) => {
    const weight = Math.log(1 + COUNT_UP_TO / Math.max(1, counts[at] ?? 0));
    return (counts[at] ?? 0) === 0
      ? []
      : [sql`(case when words @@ ${tsquery([forms], '|')}::tsquery then ${weight}::float8 else 0 end)`];
  });
  const finding = rare.length > 0 ? tsquery(rare, '|') : tsquery(present, '&');
  const rows = await db.asMember(memberId).rows(sql`
    select id from journal_entries
    where member_id = ${memberId} and deleted_at is null and words @@ ${finding}::tsquery
    order by ${sql.join(score, sql` + `)} desc, occurred_at desc limit ${limit}`);
  return rows.map(([id]) => id ?? '');
}
