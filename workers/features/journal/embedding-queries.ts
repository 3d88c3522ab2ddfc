import { sql } from 'drizzle-orm';
import { type Db, sqlState } from '#db/client.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import { type EntryFilters, isUnfiltered, matching } from './queries.ts';

/** 42703, undefined column; 42704, undefined type: the server has no pgvector. */
const WITHOUT_VECTORS = new Set(['42703', '42704']);
/** Up to here every vector of a member is looked at; beyond, the index is asked, which may miss some. */
export const EXACT_UP_TO = 5_000;

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
}

/**
 * The member's entries that lie nearest to a vector, the nearest first. Undefined: the server has no pgvector. Few vectors
 * are all looked at; of many, pgvector's HNSW index is scanned on until enough of this member are found
 * (`hnsw.iterative_scan`, https://github.com/pgvector/pgvector#iterative-index-scans).
 */
export async function nearestEntries(
  db: Db,
  memberId: MemberId,
  query: NearQuery,
): Promise<{ id: string; similarity: number }[] | undefined> {
  const { model, dimensions, vector, closeFrom, limit, within } = query;
  const typed = sql.raw(`vector(${Math.trunc(dimensions)})`);
  const distance = sql`(v.embedding::${typed} <=> ${literal(vector)}::${typed})`;
  const held =
    within === undefined || isUnfiltered(within)
      ? sql``
      : sql` and exists (select 1 from journal_entries where journal_entries.id = v.entry_id and ${matching(memberId, within)})`;
  const from = sql`journal_embeddings v where v.model = ${sql.raw(`'${model.replaceAll("'", "''")}'`)} and v.member_id = ${memberId}${held}`;
  // The index is asked only by an order that is the distance itself.
  const statement = sql`
    with few as materialized (
      select count(*) <= ${EXACT_UP_TO} as so from (select 1 from ${from} limit ${EXACT_UP_TO + 1}) counted)
    select near.id, (1 - near.distance)::float8 as similarity from (
      (select v.entry_id as id, ${distance} as distance from ${from} and (select so from few)
        order by ${distance} + 0 limit ${limit})
      union all
      (select v.entry_id as id, ${distance} as distance from ${from} and not (select so from few)
        order by ${distance} limit ${limit})
    ) near join journal_entries e on e.id = near.id and e.deleted_at is null
    where near.distance <= ${1 - closeFrom} order by near.distance`;
  return withVectors(async () => {
    const [, found] = await db
      .asMember(memberId)
      .all((q) => [
        q.execute(
          sql`select set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', '64', true)`,
        ),
        q.execute<{ id: string; similarity: number }>(statement),
      ]);
    return found.rows;
  });
}
