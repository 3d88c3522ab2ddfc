import { z } from 'zod';
import type { Price } from '#workers/kernel/prices.ts';
import { isControlRequest, jsonReply, readJson } from '../json-reply.ts';
import { startLoopback } from '../loopback-server.ts';
import { createStripeApi } from './api.ts';
import { createStripeEvents } from './events.ts';
import { createLifecycle } from './lifecycle.ts';
import { createStripePages } from './pages.ts';
import { openStripeStore, type StripeState } from './store.ts';

export interface StripeStandInOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** Absent: nothing outlives the process. */
  dataDir?: string;
  secretKey: string;
  webhookSecret: string;
  /** Where webhooks go. */
  webhookUrl?: string;
  prices: readonly Price[];
  now?: () => number;
}

export interface RunningStripe {
  /** Its origin: `STRIPE_API_BASE`. */
  url: string;
  readonly state: StripeState;
  /** Resolves when no webhook is on its way. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const controlSchema = z.object({
  delivery: z.enum(['once', 'twice', 'held']).optional(),
  release: z.enum(['in-order', 'reversed']).optional(),
  sendAgain: z.string().optional(),
});

/**
 * Stands where Stripe stands in production: its API as the SDK calls it, the pages it hosts, and signed webhooks.
 * `GET /__captured` lists what was sent; `POST /__control` has events sent twice, held, released in either order, or again.
 */
export async function startStripe(options: StripeStandInOptions): Promise<RunningStripe> {
  const { prices, secretKey, now = Date.now } = options;
  const store = openStripeStore(options.dataDir);
  const events = createStripeEvents({ url: options.webhookUrl, secret: options.webhookSecret, now });
  let url = '';
  const origin = () => url;
  const lifecycle = createLifecycle({ store, events, prices, origin, now });
  const api = createStripeApi({ store, lifecycle, prices, secretKey, origin });
  const pages = createStripePages({ store, lifecycle, prices });

  async function control(request: Request): Promise<Response> {
    const wanted = isControlRequest(request) ? controlSchema.safeParse(await readJson(request)) : null;
    if (!wanted?.success) return jsonReply(400, { error: wanted?.error.issues ?? 'JSON expected' });
    const { delivery, release, sendAgain } = wanted.data;
    if (delivery !== undefined) events.deliver(delivery);
    if (release !== undefined) events.release(release);
    if (sendAgain !== undefined) events.sendAgain(sendAgain);
    return jsonReply(200, { ok: true });
  }

  const server = await startLoopback(
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/__captured') return jsonReply(200, events.list());
      if (pathname === '/__control' && request.method === 'POST') return control(request);
      return (await pages(request)) ?? api(request);
    },
    { port: options.port, host: options.host ?? '127.0.0.1', maxBodyBytes: 64 * 1024 },
  );
  url = server.url;
  return {
    url,
    state: store.state,
    idle: () => events.idle(),
    async close() {
      events.close();
      await server.close();
    },
  };
}
