import { type NeonQueryFunction, type NeonQueryPromise, neon } from '@neondatabase/serverless';
import type { SQL } from 'drizzle-orm';
import { type Endpoint, endpoint } from './endpoint.ts';
import { asDatabaseError } from './errors.ts';
import { noSigns, type Patience, type SignsOfLife, withPatience } from './patience.ts';
import { memberScope, type Scope, scopeStatement, systemScope } from './scope.ts';
import {
  asText,
  mapResults,
  prepare,
  type Queries,
  queries,
  type Results,
  rawRows,
  type Statement,
  type Text,
} from './statement.ts';
import { interactive, type Transaction } from './transaction.ts';

export { DatabaseUnavailable, sqlState, uniqueViolation } from './errors.ts';
export type { Queries, Statement } from './statement.ts';
export type { Transaction } from './transaction.ts';

/**
 * The database in somebody's name. Every call is one transaction that sets role and person first, so that row-level
 * security decides what it can see and write. All reject with `DatabaseUnavailable` or with the error of Postgres,
 * to be read with `sqlState` and `uniqueViolation`.
 */
export interface ScopedDb {
  /** One statement in one round trip. */
  run<S extends Statement>(build: (q: Queries) => S): Promise<S['_']['result']>;
  /** Several statements, all or none, in one round trip. */
  all<const S extends readonly Statement[]>(build: (q: Queries) => S): Promise<Results<S>>;
  /**
   * One statement whose rows come as Postgres wrote them: arrays of text, nothing built and nothing parsed. For hot
   * lists; for 20 rows of 15 columns `run` costs about 180 µs of CPU more.
   */
  rows(statement: SQL | Text): Promise<(string | null)[][]>;
  /**
   * The rows of a function in the database that opens the scope of its first parameter, the member, by itself: one statement
   * where `rows` takes two and a transaction around them. Postgres sets it no time limit.
   * @param name ends in `_of`; a test looks at how these functions begin.
   */
  rowsOf(name: `${string}_of`, params: readonly unknown[]): Promise<(string | null)[][]>;
  /**
   * One statement whose single cell is JSON text (`select coalesce(json_agg(r), '[]')::text from …`), handed over as it
   * came. Postgres pays for it: for hot lists `rows` is cheaper in sum.
   */
  json(statement: SQL | Text): Promise<string>;
  /** Over a WebSocket of its own, for work that must look before it writes. Rolled back when `work` rejects. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

export interface Db {
  asMember(memberId: string): ScopedDb;
  /** For jobs, webhooks and staff. `reason` names the job or the act; Postgres sees it as `app.reason`. */
  asSystem(reason: string): ScopedDb;
  /** Rejects with `DatabaseUnavailable` when there is no answer within `unavailableAfterMs`. */
  ping(): Promise<void>;
}

export interface DbOptions {
  url: string;
  /** Loopback `host:port` that speaks Neon's protocol. Absent in production. */
  localProxy?: string | undefined;
  /** Default 900 ms: by then a database that is gone has been noticed, and there is time left to say so. */
  unavailableAfterMs?: number;
  /** Default 5,000 ms. */
  statementTimeoutMs?: number;
  /** Is told how long each transaction of one round trip took, in seconds, whether or not it succeeded. */
  observe?: ((scope: 'member' | 'system', seconds: number) => void) | undefined;
}

interface Connection {
  endpoint: Endpoint;
  http: NeonQueryFunction<boolean, boolean>;
  patience: Patience;
  signs: SignsOfLife;
  statementTimeoutMs: number;
  observe: DbOptions['observe'];
}

/** A handle without state: no connection is opened until a statement is sent, and none is kept. */
export function createDb(options: DbOptions): Db {
  const { unavailableAfterMs = 900, statementTimeoutMs = 5_000 } = options;
  const to = endpoint(options.url, options.localProxy);
  const connection: Connection = {
    endpoint: to,
    http: neon(to.url, { disableWarningInBrowsers: true }),
    patience: { unavailableAfterMs, giveUpAfterMs: Math.max(unavailableAfterMs, statementTimeoutMs + 1_000) },
    signs: noSigns(),
    statementTimeoutMs,
    observe: options.observe,
  };
  return {
    asMember: (memberId) => scoped(connection, memberScope(memberId)),
    asSystem: (reason) => scoped(connection, systemScope(reason)),
    ping: () => ping(connection, AbortSignal.timeout(unavailableAfterMs)),
  };
}

const AS_TEXT = {
  arrayMode: true,
  fullResults: false,
  types: { getTypeParser: () => (cell: string) => cell },
};

function scoped(connection: Connection, scope: Scope): ScopedDb {
  const { http, patience, signs, statementTimeoutMs, observe } = connection;
  const who = scope.role === 'dayloom_app' ? 'member' : 'system';

  async function sendOnce<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const start = observe === undefined ? 0 : performance.now();
    try {
      return await withPatience(patience, signs, (signal) => ping(connection, signal), ask);
    } catch (error) {
      throw asDatabaseError(error);
    } finally {
      observe?.(who, (performance.now() - start) / 1000);
    }
  }

  async function send(statements: readonly NeonQueryPromise<boolean, boolean>[]): Promise<unknown[]> {
    const { text, params } = scopeStatement(scope, statementTimeoutMs);
    const batch = [http.query(text, params, AS_TEXT), ...statements];
    const results = await sendOnce((signal) => http.transaction(batch, { fetchOptions: { signal } }));
    return results.slice(1);
  }

  async function all<const S extends readonly Statement[]>(build: (q: Queries) => S): Promise<Results<S>> {
    const prepared = build(queries).map(prepare);
    const results = await send(
      prepared.map((statement) => {
        const { sql, params } = statement.getQuery();
        return http.query(sql, params, { fullResults: true, arrayMode: statement.isResponseInArrayMode() });
      }),
    );
    return mapResults<S>(prepared, results);
  }

  async function rows(statement: SQL | Text): Promise<(string | null)[][]> {
    const { sql, params } = asText(statement);
    const [raw] = await send([http.query(sql, [...params], AS_TEXT)]);
    return rawRows(raw);
  }

  return {
    all,
    async run(build) {
      const [result] = await all((q) => [build(q)]);
      return result;
    },
    rows,
    async rowsOf(name, params) {
      if (scope.role !== 'dayloom_app') throw new TypeError('Such a function opens the scope of a member');
      const values = [scope.member, ...params];
      const text = `select * from ${name}(${values.map((_, at) => `$${at + 1}`).join(', ')})`;
      return rawRows(
        await sendOnce((signal) => http.query(text, values, { ...AS_TEXT, fetchOptions: { signal } })),
      );
    },
    async json(statement) {
      const cell = (await rows(statement))[0]?.[0];
      if (typeof cell !== 'string') throw new TypeError('A json statement must return one row with one text');
      return cell;
    },
    transaction: (work) => interactive(connection, scope, work),
  };
}

async function ping({ http }: Connection, signal: AbortSignal): Promise<void> {
  try {
    await http.query('select 1', [], { ...AS_TEXT, fetchOptions: { signal } });
  } catch (error) {
    throw asDatabaseError(error);
  }
}
