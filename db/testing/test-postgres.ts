import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createDb, type Db } from '#db/client.ts';
import { startProxyOverPostgres } from '#db/local/postgres-proxy.ts';
import { migrate } from '#db/migrate.ts';

const DEBIAN = '/usr/lib/postgresql';
const OWNER = 'dayloom_owner';

/** The folder with the binaries of an installed PostgreSQL server, the newest; null, said aloud, where there is none. */
export function postgresBinaries(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => `${DEBIAN}/${version}/bin`)
    .find((bin) => existsSync(`${bin}/initdb`));
  if (found === undefined)
    console.warn('No PostgreSQL server is installed: tests that need one are skipped.');
  return found ?? null;
}

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
  const account = unprivileged(folder);
  const run = (program: string, args: string[]) =>
    execFileSync(`${bin}/${program}`, args, { ...account, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  run('initdb', [
    '-D',
    `${folder}/data`,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale',
    'C.UTF-8',
    '--no-sync',
  ]);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, fsync: 'off' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(`${bin}/postgres`, ['-D', `${folder}/data`, ...flags], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await ready(server);
  const psql = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-q'];
  run('psql', [...psql, '-c', `create role ${OWNER} login createrole`]);
  run('psql', [...psql, '-c', `create database dayloom owner ${OWNER}`]);

  const url = `postgresql://${OWNER}@127.0.0.1:${port}/dayloom`;
  const proxy = await startProxyOverPostgres(url, { port: 0, ...options });
  await migrate({ url, localProxy: proxy.address });
  const db = createDb({ url, localProxy: proxy.address, unavailableAfterMs: 20_000 });
  return {
    db,
    url,
    proxy: proxy.address,
    server,
    backends() {
      const query = `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
      return run('psql', [...psql, '-Atc', query])
        .toString()
        .split('\n')
        .filter(Boolean)
        .map(Number);
    },
    async close() {
      await proxy.close();
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGCONT');
        server.kill('SIGINT');
        await once(server, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A Postgres server refuses to run as root; root lends the folder to the account that Debian made for it. */
function unprivileged(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })),
  );
  if (uid === undefined || gid === undefined) return {};
  chownSync(folder, uid, gid);
  return { uid, gid };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

async function ready(server: ChildProcess): Promise<void> {
  const said: string[] = [];
  if (server.stderr === null) throw new Error('the server has no voice');
  for await (const line of createInterface({ input: server.stderr })) {
    said.push(line);
    if (line.includes('ready to accept connections')) {
      server.stderr.resume();
      return;
    }
  }
  throw new Error(`Postgres did not start:\n${said.join('\n')}`);
}
