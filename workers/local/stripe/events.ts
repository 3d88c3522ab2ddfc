import { createHmac, randomBytes } from 'node:crypto';

/** `held`: kept until they are released. */
export type Delivery = 'once' | 'twice' | 'held';
export type Release = 'in-order' | 'reversed';

export interface SentEvent {
  id: string;
  type: string;
  /** ISO time. */
  at: string;
  /** HTTP statuses of the attempts; 0 when there was no answer. */
  answers: number[];
  isHeld: boolean;
}

interface Kept extends SentEvent {
  body: string;
}

export interface StripeEventsOptions {
  /** Absent: nobody listens. */
  url: string | undefined;
  secret: string;
  now: () => number;
}

const RETRY_MS = [1_000, 5_000, 30_000, 300_000];
const MOST_KEPT = 200;

/** Signed webhooks (https://docs.stripe.com/webhooks/signature), each sent until it is answered with 2xx, or five times. */
export function createStripeEvents({ url, secret, now }: StripeEventsOptions) {
  const kept: Kept[] = [];
  const underway = new Set<Promise<void>>();
  let delivery: Delivery = 'once';
  let isClosed = false;

  function start(event: Kept, attempt = 0): void {
    if (url === undefined || isClosed) return;
    const work = post(event, attempt).finally(() => underway.delete(work));
    underway.add(work);
  }

  async function post(event: Kept, attempt: number): Promise<void> {
    const status = await send(event.body);
    event.answers.push(status);
    const wait = RETRY_MS[attempt];
    if ((status >= 200 && status < 300) || wait === undefined) return;
    setTimeout(() => start(event, attempt + 1), wait).unref();
  }

  async function send(body: string): Promise<number> {
    const t = Math.floor(now() / 1000);
    const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
    try {
      const response = await fetch(url ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': `t=${t},v1=${v1}` },
        body,
        signal: AbortSignal.timeout(15_000),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return 0;
    }
  }

  return {
    emit(type: string, object: object): void {
      const id = `evt_${randomBytes(12).toString('hex')}`;
      const created = Math.floor(now() / 1000);
      const body = JSON.stringify({
        id,
        object: 'event',
        api_version: '2026-10-28.endive',
        created,
        type,
        livemode: false,
        data: { object },
      });
      const at = new Date(now()).toISOString();
      const event: Kept = { id, type, at, answers: [], isHeld: delivery === 'held', body };
      kept.push(event);
      if (kept.length > MOST_KEPT) kept.shift();
      if (event.isHeld) return;
      for (let times = delivery === 'twice' ? 2 : 1; times > 0; times--) start(event);
    },
    deliver(next: Delivery): void {
      delivery = next;
    },
    release(order: Release): void {
      const held = kept.filter((event) => event.isHeld);
      for (const event of order === 'reversed' ? held.reverse() : held) {
        event.isHeld = false;
        start(event);
      }
    },
    /** False when there is no such event any more. */
    sendAgain(id: string): boolean {
      const event = kept.find((one) => one.id === id);
      if (event !== undefined) start(event);
      return event !== undefined;
    },
    list: (): { delivery: Delivery; events: SentEvent[] } => ({
      delivery,
      events: kept.toReversed().map(({ body: _, ...event }) => event),
    }),
    /** Resolves when nothing is on its way. */
    async idle(): Promise<void> {
      while (underway.size > 0) await Promise.all(underway);
    },
    close(): void {
      isClosed = true;
    },
  };
}

export type StripeEvents = ReturnType<typeof createStripeEvents>;
