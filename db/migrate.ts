import { Client } from '@neondatabase/serverless';
import { endpoint } from './endpoint.ts';
import { type Migration, migrationFiles } from './migration-files.ts';

/** Runs SQL on one session; without parameters the text may hold several statements. */
export interface SqlSession {
  query(text: string, params?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Any number that nothing else in the project locks. */
const LOCK = 7_042_026;

const LEDGER = `
  create schema if not exists drizzle;
  create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;

/**
 * Applies what is missing, in order, all or nothing, and returns the names. Two at once wait for each other. Refuses a
 * database whose history is not the beginning of `migrations`: one that was changed afterwards, or is newer.
 */
export async function applyMigrations(
  session: SqlSession,
  migrations: readonly Migration[],
): Promise<string[]> {
  await session.query(`begin; set local lock_timeout = '30s'; select pg_advisory_xact_lock(${LOCK})`);
  try {
    await session.query(LEDGER);
    const { rows } = await session.query('select hash from drizzle.__drizzle_migrations order by id');
    const missing = missingMigrations(rows.map(hashOf), migrations);
    for (const { name, sql, hash, createdAtMs } of missing) {
      await session.query(sql).catch((cause: unknown) => {
        throw new Error(`Migration ${name} failed: ${cause instanceof Error ? cause.message : cause}`, {
          cause,
        });
      });
      const entry = 'insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)';
      await session.query(entry, [hash, createdAtMs]);
    }
    await session.query('commit');
    return missing.map(({ name }) => name);
  } catch (error) {
    await session.query('rollback').catch(() => undefined);
    throw error;
  }
}

function missingMigrations(
  applied: readonly string[],
  migrations: readonly Migration[],
): readonly Migration[] {
  if (applied.length > migrations.length) throw new Error('The database is newer than these migrations');
  for (const [i, hash] of applied.entries()) {
    const migration = migrations[i];
    if (migration?.hash !== hash) {
      throw new Error(`Migration ${migration?.name} was changed after it was applied; add a new one instead`);
    }
  }
  return migrations.slice(applied.length);
}

function hashOf(row: unknown): string {
  return typeof row === 'object' && row !== null ? String(Reflect.get(row, 'hash')) : '';
}

/** Brings a database up to date over a WebSocket: Neon, or a local proxy of loopback `host:port`. */
export async function migrate(options: { url: string; localProxy?: string | undefined }): Promise<string[]> {
  const to = endpoint(options.url, options.localProxy);
  const client = new Client({ connectionString: to.url, connectionTimeoutMillis: 10_000 });
  to.prepare(client);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await applyMigrations(client, migrationFiles());
  } finally {
    await client.end();
  }
}

if (process.argv[1] === import.meta.filename) {
  const { DATABASE_URL: url, NEON_LOCAL_PROXY: localProxy } = process.env;
  if (url === undefined) throw new Error('DATABASE_URL is not set');
  const applied = await migrate({ url, localProxy });
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
}
