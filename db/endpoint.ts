import { type Client, neonConfig } from '@neondatabase/serverless';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\]):(\d{1,5})$/;

export interface Endpoint {
  url: string;
  /** Prepares one WebSocket client; in production it leaves the driver's defaults alone. */
  prepare(client: Client): void;
}

/**
 * Where statements go. Without `localProxy` that is Neon, by the driver's own defaults. `localProxy` is a loopback
 * `host:port` that speaks Neon's protocol over plain HTTP; any other host is refused, since the connection string
 * with its password would travel in the clear.
 */
export function endpoint(url: string, localProxy: string | undefined): Endpoint {
  if (localProxy === undefined) return { url, prepare: () => undefined };
  const [, host, port] = LOOPBACK.exec(localProxy) ?? [];
  if (host === undefined || port === undefined) {
    throw new TypeError(`A local database proxy must be a loopback host:port, not ${localProxy}`);
  }
  const local = new URL(url);
  local.hostname = host;
  local.port = port;
  local.searchParams.delete('sslmode');
  routeLoopback();
  return {
    url: local.href,
    prepare(client) {
      client.neonConfig.wsProxy = () => `${localProxy}/v2`;
      client.neonConfig.useSecureWebSocket = false;
    },
  };
}

/** The driver knows one endpoint function for all its clients; this one sends only loopback hosts to plain HTTP. */
function routeLoopback(): void {
  const usual = neonConfig.defaults.fetchEndpoint;
  neonConfig.fetchEndpoint = (host, port, options) => {
    if (LOOPBACK.test(`${host}:${port}`)) return `http://${host}:${port}/sql`;
    return typeof usual === 'function' ? usual(host, port, options) : usual;
  };
}
