import type { Db } from '#db/client.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { PersonalRow, PersonalTable } from '#workers/kernel/personal-data.ts';

/** A table's columns in their order, and those of its primary key with their types. */
export interface TableShape {
  columns: readonly string[];
  key: readonly { name: string; type: string }[];
  vectors: readonly string[];
}

/** Types that stand for searching alone, and cannot be read by a person. */
const UNREADABLE = ['tsvector', 'vector'];

const SHAPES = `
  select c.relname, a.attname, format_type(a.atttypid, null),
    coalesce(array_position(string_to_array(i.indkey::text, ' ')::int[], a.attnum::int), 0)
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relkind in ('r', 'p') order by c.relname, a.attnum`;

interface GrowingShape {
  columns: string[];
  key: { name: string; type: string; at: number }[];
  vectors: string[];
}

/** The shape of every table, by its name. */
export async function tableShapes(db: Db): Promise<ReadonlyMap<string, TableShape>> {
  const rows = await db.asSystem('privacy: shapes of tables').rows({ sql: SHAPES, params: [] });
  const shapes = new Map<string, GrowingShape>();
  for (const [table, name, type, at] of rows) {
    if (table === null || table === undefined || !name || !type) continue;
    const shape = shapes.get(table) ?? { columns: [], key: [], vectors: [] };
    shapes.set(table, shape);
    if (!UNREADABLE.includes(type)) shape.columns.push(name);
    if (type === 'vector') shape.vectors.push(name);
    if (Number(at) > 0) shape.key.push({ name, type, at: Number(at) });
  }
  for (const { key } of shapes.values()) key.sort((a, b) => a.at - b.at);
  return shapes;
}

/** Names come from declarations and from the catalogue, never from a request; quoting keeps odd ones whole. */
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const ownerOf = ({ owner = 'member_id' }: PersonalTable) => quoted(owner);

export interface RowsPage {
  table: PersonalTable;
  shape: TableShape;
  memberId: MemberId;
  /** The last row of the page before. */
  after: PersonalRow | null;
  limit: number;
}

/** Some of a member's rows, in the order of the table's key, as JSON has their values. */
export async function personalRows(db: Db, page: RowsPage): Promise<PersonalRow[]> {
  const { table, shape, memberId, after, limit } = page;
  const key = shape.key.map(({ name }) => quoted(name)).join(', ');
  const last = after === null ? [] : shape.key.map(({ name }) => String(after[name]));
  const bounds = shape.key.map(({ type }, at) => `$${at + 2}::text::${type}`).join(', ');
  const text = await db.asSystem('privacy: what is kept of a member').json({
    sql: `select coalesce(json_agg(r), '[]')::text from (
      select ${shape.columns.map(quoted).join(', ')} from ${quoted(table.table)}
      where ${ownerOf(table)} = $1 ${after === null ? '' : `and (${key}) > (${bounds})`}
      order by ${key} limit ${limit}) r`,
    params: [memberId, ...last],
  });
  return JSON.parse(text) as PersonalRow[];
}

/** How many rows a member has in a table. */
export async function countPersonalRows(db: Db, table: PersonalTable, memberId: MemberId): Promise<number> {
  const [row] = await db.asSystem('privacy: count of rows').rows({
    sql: `select count(*) from ${quoted(table.table)} where ${ownerOf(table)} = $1`,
    params: [memberId],
  });
  return Number(row?.[0] ?? 0);
}
