import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Engine } from './engine.ts';
import { answerSql } from './neon-http.ts';
import { serveSocket } from './neon-socket.ts';

export interface ProxyOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** How long a transaction over a WebSocket may be silent before it is rolled back. Default 15 s. */
  idleLimitMs?: number;
}

export interface NeonProxy {
  /** `host:port`, as `NEON_LOCAL_PROXY` wants it. */
  address: string;
  close(): Promise<void>;
}

/** Neon refuses larger requests too. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Speaks Neon's protocol on loopback over any engine: `POST /sql` and the WebSocket `/v2`. Closing leaves the engine open. */
export async function startNeonProxy(engine: Engine, options: ProxyOptions): Promise<NeonProxy> {
  const { port, host = '127.0.0.1', idleLimitMs = 15_000 } = options;
  const server = createServer((request, response) => {
    serveSql(engine, request, response).catch((error: unknown) => {
      send(response, 500, { message: error instanceof Error ? error.message : 'unknown trouble' });
    });
  });
  server.keepAliveTimeout = 65_000;
  const sockets = new WebSocketServer({ server, path: '/v2', maxPayload: MAX_BODY_BYTES });
  sockets.on('connection', (socket) => serveSocket(socket, engine, idleLimitMs));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    sockets.on('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    address: `${host}:${actual}`,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function serveSql(engine: Engine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/sql')
    return send(response, 404, { message: 'not found' });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return send(response, 413, { message: 'the request is too large' });
    chunks.push(chunk);
  }
  const body = parseJson(Buffer.concat(chunks).toString('utf8'));
  const answer = await answerSql(engine, request.headers, body);
  send(response, answer.status, answer.body);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return;
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length });
  response.end(text);
}
