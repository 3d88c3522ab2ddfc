import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDb, type Db } from '#db/client.ts';
import { startProxyOverPostgres } from '#db/local/postgres-proxy.ts';
import { migrate } from '#db/migrate.ts';
import { startPostgresServer } from './postgres-server.ts';

export { postgresBinaries } from './postgres-server.ts';

export interface TestPostgres {
  db: Db;
  /** Of the server itself, as a role that owns the database and is no superuser. */
  url: string;
  /** For `localProxy`. */
  proxy: string;
  /** The server's own process. */
  server: ChildProcess;
  /** The processes that serve the open connections. */
  backends(): number[];
  close(): Promise<void>;
}

/** A migrated database on a real server in a temporary folder: for locks, several sessions, and losing the server. */
export async function testPostgres(
  bin: string,
  options: { maxConnections?: number } = {},
): Promise<TestPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dayloom-postgres-'));
  const server = await startPostgresServer({ bin, folder });
  const { url } = server;
  const proxy = await startProxyOverPostgres(url, { port: 0, ...options });
  await migrate({ url, localProxy: proxy.address });
  return {
    db: createDb({ url, localProxy: proxy.address, unavailableAfterMs: 20_000 }),
    url,
    proxy: proxy.address,
    server: server.process,
    backends: () => server.psql(OTHER_BACKENDS).map(Number),
    async close() {
      await proxy.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const OTHER_BACKENDS = `select pid from pg_stat_activity
  where backend_type = 'client backend' and pid <> pg_backend_pid()`;
