import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openPglite } from '#db/local/open-pglite.ts';
import { applyMigrations } from '#db/migrate.ts';
import { type Migration, migrationFiles } from '#db/migration-files.ts';

const CACHE = path.join(import.meta.dirname, '../../node_modules/.cache/dayloom');

/** A dump of an empty, migrated database; made once for each state of the migrations and kept in the cache folder. */
export async function migratedDump(): Promise<Blob> {
  const migrations = migrationFiles();
  const file = path.join(CACHE, `migrated-${fingerprint(migrations)}.tar`);
  try {
    return new Blob([readFileSync(file)]);
  } catch {
    return await makeDump(file, migrations);
  }
}

/** Nobody makes a database after these; and nobody who opens the dump shall repeat the migrations out of the log. */
const UNBURDEN = [
  "update pg_database set datistemplate = false where datname in ('template0', 'template1')",
  'drop database template0',
  'drop database template1',
  'checkpoint',
];

async function makeDump(file: string, migrations: Migration[]): Promise<Blob> {
  const database = await openPglite({ empty: true });
  await applyMigrations(
    {
      async query(text, params) {
        if (params !== undefined) return await database.query(text, params);
        return { rows: (await database.exec(text)).at(-1)?.rows ?? [] };
      },
    },
    migrations,
  );
  for (const statement of UNBURDEN) await database.exec(statement);
  const dump = await database.dumpDataDir('none');
  await database.close();
  mkdirSync(CACHE, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, Buffer.from(await dump.arrayBuffer()));
  renameSync(unfinished, file);
  return dump;
}

function fingerprint(migrations: Migration[]): string {
  const hash = createHash('sha256').update(UNBURDEN.join());
  for (const { name, hash: content } of migrations) hash.update(`${name} ${content}\n`);
  return hash.digest('hex').slice(0, 16);
}
