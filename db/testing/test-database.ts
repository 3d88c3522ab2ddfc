import { v7 as uuidv7 } from 'uuid';
import { createDb, type Db, type ScopedDb } from '#db/client.ts';
import { startNeonProxy } from '#db/local/neon-proxy.ts';
import { openPglite } from '#db/local/open-pglite.ts';
import { pgliteEngine } from '#db/local/pglite-engine.ts';
import { members } from '#db/schema/core.ts';
import { migratedDump } from './migrated-dump.ts';

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

/** A migrated, empty database of one's own, in memory, reached the way production reaches Neon. One for each test file. */
export async function testDatabase(): Promise<TestDatabase> {
  const pglite = await openPglite({ from: await migratedDump() });
  const engine = await pgliteEngine(pglite);
  const proxy = await startNeonProxy(engine, { port: 0 });
  const db = createDb({ url, localProxy: proxy.address, unavailableAfterMs: 20_000 });
  return {
    db,
    url,
    proxy: proxy.address,
    newMember: (values) => newMember(db, values),
    async sql<Row>(text: string, params?: unknown[]) {
      const session = await engine.acquire();
      try {
        if (params !== undefined) return (await pglite.query<Row>(text, params)).rows;
        // The rows of a script are those of its last statement; their shape is the caller's word.
        return ((await pglite.exec(text)).at(-1)?.rows ?? []) as Row[];
      } finally {
        session.release();
      }
    },
    async close() {
      await proxy.close();
      await engine.close();
    },
  };
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
