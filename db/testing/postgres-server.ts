import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

const DEBIAN = '/usr/lib/postgresql';
const OWNER = 'dayloom_owner';

/** The folder with the binaries of an installed PostgreSQL server, the newest; null, said aloud, where there is none. */
export function postgresBinaries(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => `${DEBIAN}/${version}/bin`)
    .find((bin) => existsSync(`${bin}/initdb`));
  if (found === undefined) console.warn('No PostgreSQL server is installed: what needs one is skipped.');
  return found ?? null;
}

export interface PostgresServer {
  /** Of the database `dayloom`, as a role that owns it and is no superuser. */
  url: string;
  /** The server's own process. */
  process: ChildProcess;
  /** Runs statements one by one in one session as the superuser; gives the rows, their cells divided by `|`. */
  psql(...statements: string[]): string[];
  close(): Promise<void>;
}

export interface PostgresServerOptions {
  bin: string;
  /** Its data goes into `data` below it, and is used again when it is there. */
  folder: string;
  /** Added to settings that forgo safety on power loss. */
  settings?: Record<string, string | number>;
}

/** A server on a free port of loopback, with an empty database `dayloom` when the folder is new. */
export async function startPostgresServer(options: PostgresServerOptions): Promise<PostgresServer> {
  const { bin, folder } = options;
  const account = unprivileged(folder);
  const run = (program: string, args: string[]) =>
    execFileSync(`${bin}/${program}`, args, { ...account, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const isNew = !existsSync(`${folder}/data`);
  const trusting = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'];
  if (isNew) run('initdb', ['-D', `${folder}/data`, ...trusting]);
  const port = await freePort();
  const server = spawn(`${bin}/postgres`, ['-D', `${folder}/data`, ...flags(options, port)], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await ready(server);
  const psql = (database: string, ...statements: string[]) => {
    const to = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', database];
    const commands = statements.flatMap((sql) => ['-c', sql]);
    const rows = run('psql', [...to, '-qAt', '-v', 'ON_ERROR_STOP=1', ...commands]);
    return rows.toString().split('\n').filter(Boolean);
  };
  if (isNew) {
    psql('postgres', `create role ${OWNER} login createrole`);
    psql('postgres', `create database dayloom owner ${OWNER}`);
  }
  return {
    url: `postgresql://${OWNER}@127.0.0.1:${port}/dayloom`,
    process: server,
    psql: (...statements) => psql('dayloom', ...statements),
    async close() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGCONT');
      server.kill('SIGINT');
      await once(server, 'exit');
    },
  };
}

function flags({ folder, settings }: PostgresServerOptions, port: number): string[] {
  const all = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, fsync: 'off' };
  return Object.entries({ ...all, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
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
