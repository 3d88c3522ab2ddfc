import { sql } from 'drizzle-orm';
import { type Db, sqlState } from '#db/client.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import { type EntryFilters, isUnfiltered, matching } from './queries.ts';

/** 42703, undefined column; 42704, undefined type: the server has no pgvector. */
const WITHOUT_VECTORS = new Set(['42703', '42704']);
/** Up to here every vector that may be found is compared; beyond, the index is asked, which may miss some. */
export const EXACT_UP_TO = 1_000;

/** Vectors as pgvector reads them. */
function literal(vector: ArrayLike<number>): string {
  return `[${Array.from(vector, (part) => Math.round(part * 1e6) / 1e6).join(',')}]`;
}

/** Runs what needs pgvector; undefined where the server has none. */
async function withVectors<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (WITHOUT_VECTORS.has(sqlState(error) ?? '')) return undefined;
    throw error;
  }
}

export interface PlacedEntry {
  entryId: string;
  model: string;
  vector: ArrayLike<number>;
}

/** Writes where an entry lies among meanings. False: the server has no pgvector, and nothing was written. */
export async function writeEmbedding(db: Db, memberId: MemberId, placed: PlacedEntry): Promise<boolean> {
  const { entryId, model, vector } = placed;
  const written = await withVectors(() =>
    db.asMember(memberId).run((q) =>
      q.execute(sql`insert into journal_embeddings (entry_id, member_id, model, embedding)
        values (${entryId}, ${memberId}, ${model}, ${literal(vector)}::vector)
        on conflict (entry_id, model) do update set embedding = excluded.embedding, created_at = now()`),
    ),
  );
  return written !== undefined;
}

export async function dropEmbeddings(db: Db, memberId: MemberId, entryId: string): Promise<void> {
  await db
    .asMember(memberId)
    .run((q) => q.execute(sql`delete from journal_embeddings where entry_id = ${entryId}`));
}

export interface NearQuery {
  model: string;
  dimensions: number;
  vector: ArrayLike<number>;
  /** Cosine similarity that an entry must have at least. */
  closeFrom: number;
  limit: number;
  /** Only entries that these match. */
  within?: EntryFilters | undefined;
  /** As `EXACT_UP_TO`, unless a test asks the index about few. */
  exactUpTo?: number;
}

/**
 * The member's entries that lie nearest to a vector, the nearest first. Undefined: the server has no pgvector. Few vectors
 * are all compared; of many, pgvector's HNSW index is scanned on until enough of this member are found
 * (`hnsw.iterative_scan`, https://github.com/pgvector/pgvector#iterative-index-scans).
 *
 * It runs as the system, as the search for words does and for the same reason, names the member in each part, and gives ids alone.
 */
export async function nearestEntries(
  db: Db,
  memberId: MemberId,
  query: NearQuery,
): Promise<{ id: string; similarity: number }[] | undefined> {
  const { model, dimensions, vector, closeFrom, limit, within, exactUpTo = EXACT_UP_TO } = query;
  const typed = sql.raw(`vector(${Math.trunc(dimensions)})`);
  const distance = sql`(v.embedding::${typed} <=> ${literal(vector)}::${typed})`;
  const own = sql`v.model = ${sql.raw(`'${model.replaceAll("'", "''")}'`)} and v.member_id = ${memberId}`;
  const matches = within === undefined || isUnfiltered(within) ? undefined : matching(memberId, within);
  const candidates =
    matches === undefined
      ? sql`select v.entry_id as id from journal_embeddings v where ${own}`
      : sql`select journal_entries.id from journal_entries where ${matches}`;
  const held =
    matches === undefined
      ? sql``
      : sql` and exists (select 1 from journal_entries where journal_entries.id = v.entry_id and ${matches})`;
  // The index is asked only by an order that is the distance itself.
  const statement = sql`
    with looked as materialized (${candidates} limit ${exactUpTo + 1}),
      few as materialized (select count(*) <= ${exactUpTo} as so from looked)
    select near.id, (1 - near.distance)::float8 as similarity from (
      (select v.entry_id as id, ${distance} as distance
        from looked cross join lateral (select * from journal_embeddings v where v.entry_id = looked.id and ${own} offset 0) v
        where (select so from few) order by ${distance} + 0 limit ${limit})
      union all
      (select v.entry_id as id, ${distance} as distance from journal_embeddings v
        where ${own}${held} and not (select so from few) order by ${distance} limit ${limit})
    ) near join journal_entries e on e.id = near.id and e.member_id = ${memberId} and e.deleted_at is null
    where near.distance <= ${1 - closeFrom} order by near.distance`;
  return withVectors(async () => {
    const [, found] = await db
      .asSystem('search: ids of entries by their meaning')
      .all((q) => [
        q.execute(
          sql`select set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', '200', true)`,
        ),
        q.execute<{ id: string; similarity: number }>(statement),
      ]);
    return found.rows;
  });
}
