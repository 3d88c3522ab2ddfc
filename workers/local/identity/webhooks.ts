import { createHmac } from 'node:crypto';
import type { Delivery, IdentityState, IdentityStore } from './identity-store.ts';
import { clerkId } from './ids.ts';

export type WebhookType =
  | 'user.created'
  | 'user.updated'
  | 'user.deleted'
  | 'session.removed'
  | 'session.revoked';

export interface Webhooks {
  /** Adds a message to the change that causes it, so that neither is kept without the other. */
  add(state: IdentityState, type: WebhookType, data: object): void;
  /** Sends what is due. Each message is sent until it is answered with 2xx, or eight attempts failed. */
  deliverDue(): Promise<void>;
  /** Stops, once the attempts that are under way have ended. */
  close(): Promise<void>;
}

export interface WebhooksOptions {
  store: IdentityStore;
  /** Absent: nobody listens, and nothing is kept. */
  url?: string | undefined;
  /** `whsec_` and base64. */
  secret: string;
  instanceId: string;
  now: () => number;
}

const MINUTE = 60_000;
/** Waits before the second attempt, the third, and so on (https://docs.svix.com/retries). */
const RETRY_MS = [5_000, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 300 * MINUTE, 600 * MINUTE, 600 * MINUTE];
const TIMEOUT_MS = 15_000;

/** Webhooks signed as Svix does (https://docs.svix.com/receiving/verifying-payloads/how-manual). */
export function createWebhooks(options: WebhooksOptions): Webhooks {
  const { store, url, now } = options;
  const underway = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function attempt(target: string, delivery: Delivery): Promise<void> {
    // Nothing is told before it is kept.
    await store.commit(() => {});
    const isTaken = await post(target, delivery, options);
    await store.commit((state) => {
      const wait = RETRY_MS[delivery.attempts];
      delivery.attempts += 1;
      if (isTaken || wait === undefined) delete state.deliveries[delivery.id];
      else delivery.dueAtMs = now() + wait;
    });
  }

  async function deliverDue(): Promise<void> {
    if (url === undefined) return;
    for (const delivery of Object.values(store.state.deliveries)) {
      if (delivery.dueAtMs > now() || underway.has(delivery.id)) continue;
      underway.set(
        delivery.id,
        attempt(url, delivery).finally(() => underway.delete(delivery.id)),
      );
    }
    await Promise.all(underway.values());
    schedule();
  }

  function schedule(): void {
    clearTimeout(timer);
    const dues = Object.values(store.state.deliveries)
      .filter(({ id }) => !underway.has(id))
      .map(({ dueAtMs }) => dueAtMs);
    if (isClosed || url === undefined || dues.length === 0) return;
    timer = setTimeout(
      () => {
        deliverDue().catch((error: unknown) => console.error(error));
      },
      Math.max(0, Math.min(...dues) - now()),
    );
    timer.unref();
  }

  schedule();
  return {
    add(state, type, data) {
      if (url === undefined) return;
      const id = clerkId('msg');
      const body = JSON.stringify({
        data,
        event_attributes: { http_request: { client_ip: '127.0.0.1', user_agent: '' } },
        instance_id: options.instanceId,
        object: 'event',
        timestamp: now(),
        type,
      });
      state.deliveries[id] = { id, body, attempts: 0, dueAtMs: now() };
      schedule();
    },
    deliverDue,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await Promise.allSettled(underway.values());
    },
  };
}

async function post(url: string, { id, body }: Delivery, { secret, now }: WebhooksOptions): Promise<boolean> {
  const timestamp = Math.floor(now() / 1000);
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'svix-id': id,
        'svix-timestamp': String(timestamp),
        'svix-signature': `v1,${signature}`,
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
