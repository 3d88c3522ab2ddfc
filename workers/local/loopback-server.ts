import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface LoopbackOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** A body beyond it is answered with 413 before the handler sees it. */
  maxBodyBytes?: number;
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

export type Handle = (request: Request) => Response | Promise<Response>;

/**
 * Serves a fetch handler on loopback. A request whose Host is not loopback is refused, so that no web page can reach a
 * stand-in by letting its own name resolve to 127.0.0.1.
 */
export async function startLoopback(handle: Handle, options: LoopbackOptions): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  const server = createServer((incoming, outgoing) => {
    answer(handle, incoming, outgoing, options.maxBodyBytes ?? 64 * 1024 * 1024).catch(() =>
      outgoing.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(handle: Handle, incoming: IncomingMessage, outgoing: ServerResponse, maxBytes: number) {
  const name = (incoming.headers.host ?? '').replace(/:\d+$/, '');
  if (name !== '127.0.0.1' && name !== 'localhost' && name !== '[::1]') {
    outgoing.writeHead(421).end();
    return;
  }
  const body = await readBody(incoming, maxBytes);
  const response =
    body === null ? new Response(null, { status: 413 }) : await respond(handle, toRequest(incoming, body));
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (response.body) await pipeline(Readable.fromWeb(response.body as never), outgoing);
  else outgoing.end();
}

async function respond(handle: Handle, request: Request): Promise<Response> {
  try {
    return await handle(request);
  } catch (error) {
    console.error(error);
    return new Response('the stand-in failed', { status: 500 });
  }
}

async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  }
  return size > maxBytes ? null : Buffer.concat(chunks);
}

function toRequest(incoming: IncomingMessage, body: Buffer): Request {
  const headers = new Headers();
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '');
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method,
    headers,
    ...(hasBody ? { body: new Uint8Array(body) } : {}),
  });
}
