import { v7 as uuidv7 } from 'uuid';
import { createDb, type Db, type ScopedDb } from '#db/client.ts';
import { startNeonProxy } from '#db/local/neon-proxy.ts';
import { openPglite } from '#db/local/open-pglite.ts';
import { pgliteEngine } from '#db/local/pglite-engine.ts';
import { members } from '#db/schema/core.ts';
import { migratedDump } from './migrated-dump.ts';
import { databaseOn, type OwnDatabase, SHARED_SERVER } from './shared-server.ts';
import { runAsSuperuser } from './superuser.ts';

export interface TestMember {
  id: string;
  db: ScopedDb;
}

export interface TestDatabase {
  db: Db;
  url: string;
  /** For `localProxy`. */
  proxy: string;
  /** Runs SQL as the superuser, past all policies: to look, and to break things on purpose. */
  sql<Row = Record<string, unknown>>(text: string, params?: unknown[]): Promise<Row[]>;
  newMember(values?: Partial<typeof members.$inferInsert>): Promise<TestMember>;
  close(): Promise<void>;
}

const url = 'postgresql://postgres:local@localhost/postgres';

/**
 * A migrated, empty database of one's own, reached the way production reaches Neon. One for each test file. It stands on
 * the server that the run of the tests started; where that has none, or when it is to be `embedded`, on PGlite in memory,
 * which knows embeddings and has one session for all.
 */
export async function testDatabase({ embedded = false } = {}): Promise<TestDatabase> {
  const server = embedded ? undefined : process.env[SHARED_SERVER];
  const { engine, superuser } = await (server === undefined ? inMemory() : databaseOn(server));
  const proxy = await startNeonProxy(engine, { port: 0 });
  const db = createDb({ url, localProxy: proxy.address, unavailableAfterMs: 20_000 });
  return {
    db,
    url,
    proxy: proxy.address,
    newMember: (values) => newMember(db, values),
    sql: (text, params) => runAsSuperuser(superuser, text, params),
    async close() {
      await proxy.close();
      await superuser.close();
      await engine.close();
    },
  };
}

async function inMemory(): Promise<OwnDatabase> {
  const engine = await pgliteEngine(await openPglite({ from: await migratedDump() }));
  return { engine, superuser: { ...engine, close: async () => undefined } };
}

export async function newMember(
  db: Db,
  values: Partial<typeof members.$inferInsert> = {},
): Promise<TestMember> {
  const id = values.id ?? uuidv7();
  const row = { clerkUserId: `user_demo_${id}`, ...values, id };
  await db.asSystem('test member').run((q) => q.insert(members).values(row));
  return { id, db: db.asMember(id) };
}
