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

/** In the order in which `summaryJson` reads them; whole objects made by Postgres cost it three times as much. */
const COLUMNS = `id, state, source, meal, eaten_at, local_day, title, item_names, has_photo,
  energy_kcal, energy_low, energy_high, energy_missing, protein_g, fat_g, carbohydrate_g`;

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

interface Statement {
  sql: string;
  params: unknown[];
}

/** What nearly everybody asks for: the function `food_history_page_of` has its rows, and the database keeps its plan. */
export function isPlainPage(query: HistoryQuery): boolean {
  return query.sort === '-eatenAt' && query.cursor === undefined && !hasFilter(query);
}

export const rowsBefore = ({ page, perPage }: HistoryQuery): number => (page - 1) * perPage;

/** One statement for a page of the history: the total in the first column, then the columns of a row. */
export function historyStatement(memberId: MemberId, query: HistoryQuery): Statement {
  const { where, total, params, bind } = parts(memberId, query);
  const { column, direction } = ORDERS[query.sort];
  const after =
    query.cursor === undefined
      ? ''
      : ` and (${column}, id) ${direction === 'desc' ? '<' : '>'} (select ${column}, id from food_analyses where id = ${bind(query.cursor)}::uuid)`;
  const offset = query.cursor === undefined ? rowsBefore(query) : 0;
  const sql = `select ${total}, ${COLUMNS} from food_analyses where ${where}${after}
    order by ${column} ${direction}, id ${direction} limit ${bind(query.perPage)} offset ${bind(offset)}`;
  return { sql, params };
}

/** The total alone, for a page beyond the last row. */
export function totalStatement(memberId: MemberId, query: HistoryQuery): Statement {
  const { total, params } = parts(memberId, query);
  return { sql: `select ${total} where $1::uuid is not null`, params };
}

function parts(memberId: MemberId, query: HistoryQuery) {
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
  return { where, total, params, bind };
}

type Row = readonly (string | null)[];

export interface HistoryPage {
  total: number;
  totalIsExact: boolean;
  /** A JSON array of `FoodAnalysisSummary`, to be put into the answer as it is. */
  rowsJson: string;
  nextCursor: string | null;
}

/** @param counted the first column of `historyStatement`, or what `totalStatement` gave. */
export function shapeHistory(rows: readonly Row[], counted: number, query: HistoryQuery): HistoryPage {
  const isFiltered = counted > COUNT_BOUND && hasFilter(query);
  const hasMore =
    rows.length === query.perPage && (query.cursor !== undefined || counted > query.page * query.perPage);
  return {
    total: isFiltered ? COUNT_BOUND : counted,
    totalIsExact: !isFiltered,
    rowsJson: `[${rows.map(summaryJson).join(',')}]`,
    nextCursor: hasMore ? (rows.at(-1)?.[1] ?? null) : null,
  };
}

/** Numbers, ids and enumerated words stand in JSON as Postgres writes them; only the title is a person's own text. */
function summaryJson(row: Row): string {
  const [, id, state, source, meal, eatenAt, localDay, title, itemNames, hasPhoto, kcal, low, high, missing] =
    row;
  const [protein, fat, carbohydrate] = row.slice(14);
  return `{"id":"${id}","state":"${state}","source":"${source}","meal":"${meal}","eatenAt":"${instantOf(eatenAt ?? '')}","localDay":"${localDay}","title":${JSON.stringify(title)},"itemNames":${arrayJson(itemNames ?? '{}')},"hasPhoto":${hasPhoto === 't'},"energyKcal":{"value":${kcal},"low":${low},"high":${high},"missing":${missing}},"proteinG":${protein},"fatG":${fat},"carbohydrateG":${carbohydrate}}`;
}

const ELEMENT = /"(?:[^"\\]|\\.)*"|[^,]+/gs;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON wants them escaped, and Postgres writes them as they are
const CONTROL = /[\u0000-\u001f]/g;

/**
 * A JSON array of texts from Postgres's text of it (https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO): what it
 * quotes it escapes as JSON does, but for control characters. `to_json` costs Postgres four times as much.
 */
export function arrayJson(text: string): string {
  const elements = text.slice(1, -1).match(ELEMENT) ?? [];
  const json = `[${elements.map((element) => (element.startsWith('"') ? element : `"${element}"`)).join(',')}]`;
  return json.replace(CONTROL, (control) => JSON.stringify(control).slice(1, -1));
}

const IN_UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** An instant as ISO 8601, from Postgres's text of it: taken apart where the database tells time in UTC, else reckoned. */
export function instantOf(text: string): string {
  const [, day, time, fraction = ''] = IN_UTC.exec(text) ?? [];
  if (day === undefined) return new Date(text).toISOString();
  return `${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

function hasFilter(query: HistoryQuery): boolean {
  return [query.food, query.minKcal, query.maxKcal, query.from, query.to].some(
    (value) => value !== undefined,
  );
}
