import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startProxyOverPostgres } from '#db/local/postgres-proxy.ts';
import { migrate } from '#db/migrate.ts';
import { migrationFiles } from '#db/migration-files.ts';
import { type PostgresServer, startPostgresServer } from '#db/testing/postgres-server.ts';
import { keptFolder } from '../kept-folder.ts';
import { FILL } from './member-rows.ts';

/** Four million index entries and a million rows fit into memory, as they would on a server of that size. */
const SETTINGS = { shared_buffers: '1GB', max_wal_size: '4GB', autovacuum: 'off' };

/** A server with a million meals. They are loaded once, and again when the schema or the rows change. */
export async function startFilledPostgres(bin: string): Promise<PostgresServer> {
  const schema = migrationFiles().map(({ hash }) => hash);
  const version = createHash('sha256')
    .update(JSON.stringify([bin, schema, FILL]))
    .digest('hex')
    .slice(0, 16);
  const kept = keptFolder('history');
  const folder = path.join(kept, version);
  const filled = path.join(folder, 'filled');
  if (!existsSync(filled)) rmSync(kept, { recursive: true });
  mkdirSync(folder, { recursive: true });
  readIntoMemory(folder);
  const server = await startPostgresServer({ bin, folder, settings: SETTINGS });
  process.once('exit', () => server.process.kill('SIGINT'));
  if (existsSync(filled)) return server;
  console.log('Loading a million meals; the next time they are there.');
  await migrateThroughProxy(server.url);
  server.psql(...FILL);
  writeFileSync(filled, '');
  return server;
}

async function migrateThroughProxy(url: string): Promise<void> {
  const proxy = await startProxyOverPostgres(url, { port: 0 });
  try {
    await migrate({ url, localProxy: proxy.address });
  } finally {
    await proxy.close();
  }
}

/** What an earlier run left on the disk: cold pages would be measured as the product's. */
function readIntoMemory(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) readFileSync(path.join(file.parentPath, file.name));
  }
}
