import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProxyOverPostgres } from '#db/local/postgres-proxy.ts';
import { migrate } from '#db/migrate.ts';
import { startPostgresServer } from '#db/testing/postgres-server.ts';

/** A migrated server in a folder of its own, both gone when the process ends. */
export async function throwawayPostgres(options: {
  bin: string;
  name: string;
  settings: Record<string, string | number>;
}) {
  const { bin, name, settings } = options;
  const folder = mkdtempSync(path.join(tmpdir(), `dayloom-${name}-`));
  const server = await startPostgresServer({ bin, folder, settings });
  process.once('exit', () => {
    server.process.kill('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  });
  const proxy = await startProxyOverPostgres(server.url, { port: 0 });
  await migrate({ url: server.url, localProxy: proxy.address });
  return { folder, server, proxy };
}
