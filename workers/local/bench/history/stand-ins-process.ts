/** What stands around the Worker and is not measured: Neon's endpoint over Postgres, and Upstash's over Redis. */
import { z } from 'zod';
import { startProxyOverPostgres } from '#db/local/postgres-proxy.ts';
import { findRedisServer, startOracle } from '../../redis/oracle/start-oracle.ts';
import { startRedis } from '../../redis/start-redis.ts';
import { serveParent } from '../serve-parent.ts';

const options = z.object({ databaseUrl: z.string(), redisToken: z.string() });

await serveParent(async (asked) => {
  const { databaseUrl, redisToken: token } = options.parse(asked);
  const binary = findRedisServer();
  const [neon, redis] = await Promise.all([
    startProxyOverPostgres(databaseUrl, { port: 0, maxConnections: 4 }),
    binary === null ? startRedis({ port: 0, token }) : startOracle({ binary, token }),
  ]);
  return {
    says: { neon: neon.address, redisUrl: redis.url, redis: binary === null ? 'stand-in' : 'redis-server' },
    close: async () => {
      await Promise.all([neon.close(), redis.close()]);
    },
  };
});
