import type { Db } from '#db/client.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { PersonalTable } from '#workers/kernel/personal-data.ts';
import type { ErasureId } from './erasure-queries.ts';

const ROWS_AT_ONCE = 2_000;
const FILES_AT_ONCE = 200;

export interface Removal {
  erasureId: ErasureId;
  memberId: MemberId;
  table: PersonalTable;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** `counts` with `more` added under a key: in the same statement as the deletion, so that a count is never lost. */
const adding = (place: string, more: string) =>
  `jsonb_build_object(${place}::text, coalesce((counts ->> ${place}::text)::int, 0) + ${more})`;

/**
 * Deletes some of a member's rows, and adds their number to the receipt in the same statement. Gives how many went.
 * @param vectors columns with vectors that this database has: rows with one are counted as vectors too
 */
export async function removeRows(db: Db, removal: Removal, vectors: readonly string[]): Promise<number> {
  const { table, memberId, erasureId } = removal;
  const { owner = 'member_id' } = table;
  const name = quoted(table.table);
  const hasVector = vectors.map((column) => `${quoted(column)} is not null`).join(' or ') || 'false';
  const [row] = await db.asSystem('erasure: rows go').rows({
    sql: `with gone as (
        delete from ${name} where (tableoid, ctid) in (
          select tableoid, ctid from ${name} where ${quoted(owner)} = $1 limit ${ROWS_AT_ONCE})
        returning (${hasVector})::int as vector),
      n as (select count(*)::int as rows, coalesce(sum(vector), 0)::int as vectors from gone)
      update erasures set counts = counts || ${adding('$3', '(select rows from n)')}
          ${vectors.length > 0 ? `|| ${adding('$4', '(select vectors from n)')}` : ''}
        where id = $2 returning (select rows from n)`,
    params: [
      memberId,
      erasureId,
      `database/${table.table}`,
      ...(vectors.length > 0 ? [`vectors/${table.table}`] : []),
    ],
  });
  return Number(row?.[0] ?? 0);
}

/** Keys in object storage that some of a member's rows name. */
export async function filesOf(db: Db, { table, memberId }: Removal, column: string): Promise<string[]> {
  const { owner = 'member_id' } = table;
  const rows = await db.asSystem('erasure: files go').rows({
    sql: `select distinct ${quoted(column)} from ${quoted(table.table)}
      where ${quoted(owner)} = $1 and ${quoted(column)} is not null limit ${FILES_AT_ONCE}`,
    params: [memberId],
  });
  return rows.flatMap(([key]) => key ?? []);
}

/** Deletes the rows that name files which are gone, and adds both to the receipt. */
export async function removeFileRows(
  db: Db,
  { table, memberId, erasureId }: Removal,
  column: string,
  keys: readonly string[],
): Promise<number> {
  const { owner = 'member_id' } = table;
  const [row] = await db.asSystem('erasure: files go').rows({
    sql: `with gone as (
        delete from ${quoted(table.table)}
        where ${quoted(owner)} = $1 and ${quoted(column)} = any($5::text[]) returning 1),
      n as (select count(*)::int as rows from gone)
      update erasures set counts = counts || ${adding('$3', '(select rows from n)')} || ${adding('$4', '$6::int')}
        where id = $2 returning (select rows from n)`,
    params: [memberId, erasureId, `database/${table.table}`, `files/${table.table}`, keys, keys.length],
  });
  return Number(row?.[0] ?? 0);
}

/** Sets to null what leads to the person in rows that stay; gives how many there were. */
export async function unlinkRows(
  db: Db,
  { table, memberId }: Removal,
  columns: readonly string[],
): Promise<number> {
  const { owner = 'member_id' } = table;
  const rows = await db.asSystem('erasure: rows stay without a person').rows({
    sql: `update ${quoted(table.table)} set ${columns.map((column) => `${quoted(column)} = null`).join(', ')}
      where ${quoted(owner)} = $1 returning 1`,
    params: [memberId],
  });
  return rows.length;
}
