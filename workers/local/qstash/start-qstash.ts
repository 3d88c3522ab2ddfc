import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Parts, Reply } from './call.ts';
import { type Clock, systemClock } from './clock.ts';
import { Engine, type Tables } from './engine.ts';
import { type Headers, Refusal } from './message.ts';
import { answer } from './routes.ts';
import { Schedules } from './schedules.ts';
import { signDelivery } from './signature.ts';
import { openStore } from './store.ts';

const MAX_BODY_BYTES = 1024 * 1024;

export interface QstashOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** Holds the messages. One process at a time. */
  dataDir: string;
  token: string;
  currentSigningKey: string;
  nextSigningKey: string;
  clock?: Clock;
}

export interface LocalQstash {
  url: string;
  close(): Promise<void>;
}

/**
 * A QStash on loopback that speaks the service's wire: publish, batch, queues, schedules, dead letters, logs, signed
 * deliveries. A message is on the disk before it is acknowledged, and what is pending is delivered after a restart.
 */
export async function startQstash(options: QstashOptions): Promise<LocalQstash> {
  const { clock = systemClock } = options;
  let keys = { current: options.currentSigningKey, next: options.nextSigningKey };
  const store = await openStore<Tables>(options.dataDir);
  const engine = new Engine({
    store,
    clock,
    // By the world's clock, not by `clock`: somebody else checks the token's times.
    sign: (url, body) => signDelivery({ key: keys.current, url, body, nowMs: Date.now() }),
  });
  const schedules = new Schedules({ store, clock, engine });
  const parts: Parts = {
    store,
    engine,
    schedules,
    keys: {
      read: () => keys,
      rotate: () => {
        keys = { current: keys.next, next: `sig_${crypto.randomUUID().replaceAll('-', '')}` };
      },
    },
  };

  const server = createServer((request, response) => {
    serve(parts, options.token, request).then(
      (reply) => send(response, reply),
      (error: unknown) => send(response, refusalOf(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  engine.resume();
  schedules.resume();

  return {
    url: `http://${options.host}:${portOf(server.address())}`,
    async close() {
      schedules.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, engine.close()]);
      await store.close();
    },
  };
}

async function serve(parts: Parts, token: string, request: IncomingMessage): Promise<Reply> {
  if (request.headers.authorization !== `Bearer ${token}`) throw new Refusal(401, 'unauthorized');
  const raw = request.url ?? '/';
  const isDestination = /^\/v2\/(publish|enqueue\/[^/]+|schedules)\/https?:/.test(raw);
  const queryAt = isDestination ? -1 : raw.indexOf('?');
  return answer(parts, {
    method: request.method ?? 'GET',
    path: queryAt < 0 ? raw : raw.slice(0, queryAt),
    query: new URLSearchParams(queryAt < 0 ? '' : raw.slice(queryAt + 1)),
    headers: headersOf(request),
    body: await bodyOf(request),
  });
}

/** Only what the service reads: a schedule keeps its headers, and the token is not to lie on the disk. */
function headersOf(request: IncomingMessage): Headers {
  const headers: Headers = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || !/^(upstash-|content-type$)/.test(name)) continue;
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > MAX_BODY_BYTES) throw new Refusal(413, 'message is larger than allowed');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function refusalOf(error: unknown): Reply {
  if (error instanceof Refusal) return { status: error.status, json: { error: error.message } };
  console.error('qstash:', error);
  return { status: 500, json: { error: 'internal error' } };
}

function send(response: ServerResponse, { status, json }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(json === undefined ? '' : JSON.stringify(json));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
