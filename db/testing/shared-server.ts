import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '#db/local/engine.ts';
import { postgresEngine } from '#db/local/postgres-engine.ts';
import { startProxyOverPostgres } from '#db/local/postgres-proxy.ts';
import { migrate } from '#db/migrate.ts';
import { postgresBinaries, startPostgresServer } from './postgres-server.ts';
import { runAsSuperuser } from './superuser.ts';

/** The variable that tells the processes that run tests of the server of this run: an address of its superuser. */
export const SHARED_SERVER = 'DAYLOOM_TEST_SERVER';

const TEMPLATE = 'migrated';

/** Nothing outlives the run, so nothing is made safe. */
const CARELESS = {
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  autovacuum: 'off',
  jit: 'off',
  timezone: 'UTC',
};

/** Waits for the end of its input, which comes also when the process at the other end is killed. */
const WATCH = `read -r _
  pid=$(head -n 1 "$1/data/postmaster.pid") && kill -QUIT "$pid"
  while [ -n "$pid" ] && kill -0 "$pid"; do sleep 0.1; done 2>/dev/null
  rm -rf "$1"`;

/**
 * Vitest calls it before the first test. One server for the whole run copies a migrated database for each file in a
 * quarter of the time that PGlite takes to open one. Returns what ends it; nothing where no server is installed.
 */
export default async function startSharedServer(): Promise<(() => Promise<void>) | undefined> {
  const bin = postgresBinaries();
  if (bin === null) return;
  const folder = mkdtempSync(path.join(roomyFolder(), 'dayloom-tests-'));
  const watch = spawn('/bin/sh', ['-c', WATCH, 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const server = await startPostgresServer({ bin, folder, settings: CARELESS });
  const superuser = new URL(server.url);
  superuser.username = 'postgres';
  await makeTemplate(superuser);
  process.env[SHARED_SERVER] = superuser.href;
  return async () => {
    delete process.env[SHARED_SERVER];
    watch.stdin.end();
    await once(watch, 'exit');
  };
}

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 ** 30;

/** A database is a thousand files: to copy one in memory takes a tenth of the CPU. Containers may have little of it. */
function roomyFolder(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH_BYTES ? MEMORY : tmpdir();
}

async function makeTemplate(server: URL): Promise<void> {
  const url = new URL(`/${TEMPLATE}`, server).href;
  await onServer(server.href, `create database ${TEMPLATE}`);
  const proxy = await startProxyOverPostgres(url, { port: 0 });
  await migrate({ url, localProxy: proxy.address });
  await proxy.close();
}

export interface OwnDatabase {
  engine: Engine;
  /** One session, so that what begins in one call goes on in the next. */
  superuser: Engine;
}

let made = 0;

/** A migrated database of one's own on the server; it goes when `engine` is closed, the last. */
export async function databaseOn(server: string): Promise<OwnDatabase> {
  made += 1;
  const name = `of_${process.pid}_${made}`;
  await onServer(server, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  const url = new URL(`/${name}`, server).href;
  const [engine, superuser] = await Promise.all([postgresEngine(url, 8), postgresEngine(url, 1)]);
  return {
    superuser,
    engine: {
      ...engine,
      async close() {
        await engine.close();
        await onServer(server, `drop database ${name} with (force)`);
      },
    },
  };
}

async function onServer(server: string, statement: string): Promise<void> {
  const engine = await postgresEngine(new URL('/postgres', server).href, 1);
  try {
    await runAsSuperuser(engine, statement);
  } finally {
    await engine.close();
  }
}
