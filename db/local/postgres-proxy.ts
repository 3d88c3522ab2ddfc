import { type NeonProxy, type ProxyOptions, startNeonProxy } from './neon-proxy.ts';
import { postgresEngine } from './postgres-engine.ts';

/** The local Neon endpoint over a real server, for load tests and for what needs more than one session. */
export async function startProxyOverPostgres(
  url: string,
  options: ProxyOptions & { maxConnections?: number },
): Promise<NeonProxy> {
  const engine = await postgresEngine(url, options.maxConnections);
  const proxy = await startNeonProxy(engine, options);
  return {
    address: proxy.address,
    async close() {
      await proxy.close();
      await engine.close();
    },
  };
}
