import { Client } from '@neondatabase/serverless';
import { drizzle, type NeonDatabase } from 'drizzle-orm/neon-serverless';
import type { Endpoint } from './endpoint.ts';
import { asDatabaseError, DatabaseUnavailable } from './errors.ts';
import type { Patience } from './patience.ts';
import { beginScoped, type Scope } from './scope.ts';

/** Builds statements inside an interactive transaction; a statement runs when it is awaited. */
export type Transaction = Pick<
  NeonDatabase,
  | 'select'
  | 'selectDistinct'
  | 'selectDistinctOn'
  | 'insert'
  | 'update'
  | 'delete'
  | 'with'
  | '$with'
  | '$count'
  | 'execute'
>;

interface Options {
  endpoint: Endpoint;
  patience: Patience;
  statementTimeoutMs: number;
}

/** Opens a WebSocket for one scoped transaction, commits when `work` resolves, rolls back when it rejects. */
export async function interactive<T>(
  options: Options,
  scope: Scope,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const client = await connect(options);
  try {
    await client.query(beginScoped(scope, options.statementTimeoutMs, (text) => client.escapeLiteral(text)));
    const result = await work(drizzle({ client }));
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error('A statement failed and its error was swallowed: rolled back');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw asDatabaseError(error);
  } finally {
    client.end().catch(() => undefined);
  }
}

async function connect({ endpoint, patience }: Options): Promise<Client> {
  const client = new Client({
    connectionString: endpoint.url,
    connectionTimeoutMillis: patience.unavailableAfterMs,
    query_timeout: patience.giveUpAfterMs,
  });
  endpoint.prepare(client);
  // Without a listener an error on an idle socket would take the whole isolate down; the next query reports it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    // Not `end`, which would say goodbye over a socket that never opened and throw from a timer.
    client.connection.stream.destroy();
    throw new DatabaseUnavailable('The database did not accept a connection', { cause: error });
  }
}
