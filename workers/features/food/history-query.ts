import type { MemberId } from '#workers/kernel/ids.ts';
import type { HistoryQuery } from './schemas.ts';

/** Filtered lists count up to here: beyond, the total is 'at least'. */
export const COUNT_BOUND = 10_000;

const ORDERS: Readonly<Record<HistoryQuery['sort'], { column: string; direction: 'asc' | 'desc' }>> = {
  '-eatenAt': { column: 'eaten_at', direction: 'desc' },
  eatenAt: { column: 'eaten_at', direction: 'asc' },
  '-energyKcal': { column: 'energy_kcal', direction: 'desc' },
  energyKcal: { column: 'energy_kcal', direction: 'asc' },
};

const SUMMARY = `id, state, source, meal,
  to_char(eaten_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "eatenAt", local_day as "localDay", title,
  item_names as "itemNames", has_photo as "hasPhoto",
  json_build_object('value', energy_kcal, 'low', energy_low, 'high', energy_high, 'missing', energy_missing) as "energyKcal",
  protein_g as "proteinG", fat_g as "fatG", carbohydrate_g as "carbohydrateG"`;

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/**
 * One statement for a page of the history. Its single cell has two lines: the total and the number of rows, then the rows as a JSON array of
 * `FoodAnalysisSummary`, which goes into the answer as it is. Building objects here and there again would cost more than
 * the rest of the request.
 */
export function historyStatement(
  memberId: MemberId,
  query: HistoryQuery,
): { sql: string; params: unknown[] } {
  const params: unknown[] = [];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const filters: string[] = [];
  const scope = `member_id = ${bind(memberId)} and deleted_at is null`;
  if (query.food !== undefined) {
    filters.push(
      `array_to_string(item_names, ' ') || ' ' || coalesce(title, '') ilike ${bind(`%${escapeLike(query.food)}%`)}`,
    );
  }
  if (query.minKcal !== undefined) filters.push(`energy_kcal >= ${bind(query.minKcal)}::real`);
  if (query.maxKcal !== undefined) filters.push(`energy_kcal <= ${bind(query.maxKcal)}::real`);
  if (query.from !== undefined) filters.push(`local_day >= ${bind(query.from)}`);
  if (query.to !== undefined) filters.push(`local_day <= ${bind(query.to)}`);
  const where = [scope, ...filters].join(' and ');
  const total =
    filters.length === 0
      ? 'coalesce((select total from food_analysis_counts), 0)'
      : `(select count(*) from (select 1 from food_analyses where ${where} limit ${COUNT_BOUND + 1}) counted)`;
  const { column, direction } = ORDERS[query.sort];
  const after =
    query.cursor === undefined
      ? ''
      : ` and (${column}, id) ${direction === 'desc' ? '<' : '>'} (select ${column}, id from food_analyses where id = ${bind(query.cursor)}::uuid)`;
  const offset = query.cursor === undefined ? (query.page - 1) * query.perPage : 0;
  const sql = `with page as (select ${SUMMARY} from food_analyses where ${where}${after}
    order by ${column} ${direction}, id ${direction} limit ${bind(query.perPage)} offset ${bind(offset)})
    select ${total} || ' ' || (select count(*) from page) || E'\\n' || coalesce((select json_agg(page)::text from page), '[]')`;
  return { sql, params };
}

export interface HistoryPage {
  total: number;
  totalIsExact: boolean;
  rowsJson: string;
  nextCursor: string | null;
}

const ROW_ID = '"id":"';

/** Reads the cell of `historyStatement`. The id comes first in a row, and its quotes cannot stand inside a JSON string. */
export function readHistoryCell(cell: string, query: HistoryQuery): HistoryPage {
  const end = cell.indexOf('\n');
  const [counted = 0, rows = 0] = cell.slice(0, end).split(' ').map(Number);
  const rowsJson = cell.slice(end + 1);
  const lastId = rowsJson.lastIndexOf(ROW_ID);
  const isFiltered = counted > COUNT_BOUND && hasFilter(query);
  const hasMore =
    rows === query.perPage && (query.cursor !== undefined || counted > query.page * query.perPage);
  return {
    total: isFiltered ? COUNT_BOUND : counted,
    totalIsExact: !isFiltered,
    rowsJson,
    nextCursor:
      hasMore && lastId >= 0 ? rowsJson.slice(lastId + ROW_ID.length, lastId + ROW_ID.length + 36) : null,
  };
}

function hasFilter(query: HistoryQuery): boolean {
  return [query.food, query.minKcal, query.maxKcal, query.from, query.to].some(
    (value) => value !== undefined,
  );
}
