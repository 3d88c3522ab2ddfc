import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { vector } from '@electric-sql/pglite-pgvector';

/** A log in small parts, and few pages in memory: what is empty is soon copied and soon opened. */
const SMALL = {
  initDbStartParams: ['--wal-segsize=1'],
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
};

/** PGlite with the extensions that the migrations ask for. `from`: a dump to start with, in memory. */
export async function openPglite(
  at: { dataDir: string } | { from: Blob } | { empty: true },
): Promise<PGlite> {
  const extensions = { vector, pg_trgm };
  if ('dataDir' in at) return await PGlite.create({ dataDir: at.dataDir, extensions });
  if ('from' in at) return await PGlite.create({ loadDataDir: at.from, extensions, ...SMALL });
  return await PGlite.create({ extensions, ...SMALL });
}
