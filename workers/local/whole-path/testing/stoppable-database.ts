import { startNeonProxy } from '#db/local/neon-proxy.ts';
import { openPglite } from '#db/local/open-pglite.ts';
import { pgliteEngine } from '#db/local/pglite-engine.ts';
import { migratedDump } from '#db/testing/migrated-dump.ts';
import { type Stoppable, stoppable } from './stoppable.ts';

export interface StoppableDatabase extends Stoppable {
  /** Runs SQL as the superuser, past all policies, whether the database can be reached or not. */
  sql<Row = Record<string, unknown>>(text: string, params?: unknown[]): Promise<Row[]>;
  /** All rows of all tables as JSON text. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

/** A migrated, empty Postgres whose Neon endpoint can be stopped while its data stay. */
export async function startStoppableDatabase(port: number): Promise<StoppableDatabase> {
  const pglite = await openPglite({ from: await migratedDump() });
  const engine = await pgliteEngine(pglite);
  const server = await stoppable(port, () => startNeonProxy(engine, { port }));

  async function sql<Row>(text: string, params: unknown[] = []): Promise<Row[]> {
    const session = await engine.acquire();
    try {
      return (await pglite.query<Row>(text, params)).rows;
    } finally {
      session.release();
    }
  }

  return {
    ...server,
    sql,
    async dump() {
      const tables = await sql<{ name: string }>(
        `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      const rows = [];
      for (const { name } of tables) {
        rows.push(name, ...(await sql<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)));
      }
      return JSON.stringify(rows);
    },
    async close() {
      await server.stop();
      await engine.close();
    },
  };
}
