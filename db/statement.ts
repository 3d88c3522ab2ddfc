import { type Query, SQL } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { drizzle, type NeonHttpDatabase } from 'drizzle-orm/neon-http';
import { PgDialect } from 'drizzle-orm/pg-core';

/** Builds statements. It has no connection: what it builds runs only when it is handed to `run` or `all`. */
export type Queries = Pick<
  NeonHttpDatabase,
  | 'select'
  | 'selectDistinct'
  | 'selectDistinctOn'
  | 'insert'
  | 'update'
  | 'delete'
  | 'with'
  | '$with'
  | 'execute'
>;
export type Statement = BatchItem<'pg'>;
export type Results<S extends readonly Statement[]> = { -readonly [I in keyof S]: S[I]['_']['result'] };

/** SQL with `$1…` and its parameters: written once, where building it for every request would cost too much. */
export interface Text {
  sql: string;
  params: readonly unknown[];
}

export interface Prepared {
  getQuery(): Query;
  isResponseInArrayMode(): boolean;
  mapResult(result: unknown, isFromBatch: boolean): unknown;
}

export const queries: Queries = drizzle.mock();
const dialect = new PgDialect();

/** Drizzle's own batch calls the same method; its types keep it to themselves. */
export function prepare(statement: Statement): Prepared {
  return (statement as unknown as { _prepare(): Prepared })._prepare();
}

/** Drizzle's mapping decides what a row is; its type is the one that the statement was built with. */
export function mapResults<S extends readonly Statement[]>(
  prepared: Prepared[],
  results: unknown[],
): Results<S> {
  return prepared.map((statement, i) => statement.mapResult(results[i], true)) as Results<S>;
}

export function asText(statement: SQL | Text): Text {
  return statement instanceof SQL ? dialect.sqlToQuery(statement) : statement;
}

/** What the driver gives in array mode when no parser touches a cell. */
export function rawRows(result: unknown): (string | null)[][] {
  return result as (string | null)[][];
}
