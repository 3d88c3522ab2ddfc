import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '#db/migrate.ts';
import { takeLock } from './lock-file.ts';
import { startNeonProxy } from './neon-proxy.ts';
import { openPglite } from './open-pglite.ts';
import { pgliteEngine } from './pglite-engine.ts';

export interface LocalDatabase {
  /** For `DATABASE_URL`. */
  url: string;
  /** For `NEON_LOCAL_PROXY`. */
  proxy: string;
  /** The migrations that were applied on this start. */
  migrated: string[];
  close(): Promise<void>;
}

/**
 * Opens the database in `dataDir`, brings it up to date and serves it on loopback in Neon's protocol. What was
 * acknowledged survives a killed process. Throws when another process has the folder open: PGlite itself would let two
 * of them destroy it.
 */
export async function startDatabase(options: {
  dataDir: string;
  port: number;
  host?: string;
}): Promise<LocalDatabase> {
  const dataDir = path.resolve(options.dataDir);
  mkdirSync(path.dirname(dataDir), { recursive: true });
  const lock = takeLock(`${dataDir}.lock`, `The database in ${dataDir}`);
  try {
    const engine = await pgliteEngine(await openPglite({ dataDir }));
    const proxy = await startNeonProxy(engine, options);
    const url = 'postgresql://postgres:local@localhost/postgres';
    const migrated = await migrate({ url, localProxy: proxy.address });
    return {
      url,
      proxy: proxy.address,
      migrated,
      async close() {
        await proxy.close();
        await engine.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
