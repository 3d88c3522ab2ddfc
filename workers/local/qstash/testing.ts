import { mkdtemp } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Receiver } from '@upstash/qstash';
import type { Clock } from './clock.ts';
import { startQstash } from './start-qstash.ts';

export const KEYS = { currentSigningKey: 'sig_current_for_tests', nextSigningKey: 'sig_next_for_tests' };
export const TOKEN = 'token-for-tests';

export function testReceiver(): Receiver {
  return new Receiver({ ...KEYS, devMode: false });
}

export async function startTestQstash(options: { clock?: Clock; dataDir?: string } = {}) {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'qstash-')));
  const qstash = await startQstash({
    port: 0,
    host: '127.0.0.1',
    token: TOKEN,
    ...KEYS,
    ...options,
    dataDir,
  });
  return { ...qstash, dataDir, client: testClient(qstash.url) };
}

export function testClient(url: string): Client {
  return new Client({ baseUrl: url, token: TOKEN, retry: false, devMode: false, enableTelemetry: false });
}

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  private time = Date.now();
  private readonly due = new Set<{ at: number; run: () => void }>();

  now(): number {
    return this.time;
  }

  at(timeMs: number, run: () => void): () => void {
    const entry = { at: timeMs, run };
    if (timeMs <= this.time) queueMicrotask(() => this.due.delete(entry) && run());
    this.due.add(entry);
    return () => this.due.delete(entry);
  }

  /** The next instant at which something happens. */
  next(): number | null {
    const times = [...this.due].map(({ at }) => at);
    return times.length > 0 ? Math.min(...times) : null;
  }

  advance(ms: number): void {
    this.time += ms;
    const reached = [...this.due].filter(({ at }) => at <= this.time).sort((a, b) => a.at - b.at);
    for (const entry of reached) if (this.due.delete(entry)) entry.run();
  }
}

export interface Delivery {
  path: string;
  method: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
}

/** An endpoint that keeps what it was sent, and answers as `decide` says (200 by default). */
export async function startTarget(decide: (delivery: Delivery) => Answer | Promise<Answer> = () => ({})) {
  const deliveries: Delivery[] = [];
  const waiters: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const delivery = {
      path: request.url ?? '',
      method: request.method ?? '',
      headers: request.headers,
      body,
    };
    deliveries.push(delivery);
    for (const wake of waiters.splice(0)) wake();
    const { status = 200, headers = {} } = await decide(delivery);
    response.writeHead(status, headers).end('answer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deliveries,
    /** Resolves when at least `count` deliveries have come. */
    async received(count: number): Promise<Delivery[]> {
      while (deliveries.length < count) await new Promise<void>((resolve) => waiters.push(resolve));
      return deliveries;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
