/** PostgreSQL with Neon's endpoint before it, in a process of its own whose CPU time counts both. */
import { z } from 'zod';
import { startProxyOverPostgres } from '#db/local/postgres-proxy.ts';
import { migrate } from '#db/migrate.ts';
import { startPostgresServer } from '#db/testing/postgres-server.ts';
import { serveParent } from '../serve-parent.ts';

const options = z.object({ bin: z.string(), folder: z.string(), port: z.number() });

await serveParent(async (asked) => {
  const { bin, folder, port } = options.parse(asked);
  const server = await startPostgresServer({ bin, folder });
  const proxy = await startProxyOverPostgres(server.url, { port });
  await migrate({ url: server.url, localProxy: proxy.address });
  return {
    says: {},
    close: async () => {
      await proxy.close();
      await server.close();
    },
  };
});
