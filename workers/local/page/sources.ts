import { Client } from '@upstash/qstash';
import type { Mood } from '../models/moods.ts';
import type { ModelCall } from '../models/start-models.ts';
import type { CapturedError } from '../sinks/error-sink.ts';
import type { CapturedEvent } from '../sinks/event-sink.ts';
import type { CapturedMail } from '../sinks/mail-sink.ts';
import type { CapturedPush } from '../sinks/push-sink.ts';
import type { Delivery, SentEvent } from '../stripe/events.ts';

export interface ServiceRow {
  title: string;
  kind: 'local' | 'real';
  where: string;
  state: 'running' | 'starting again' | 'elsewhere' | 'left out';
  restarts: number;
}

export interface Captured {
  push: CapturedPush[];
  mail: CapturedMail[];
  errors: CapturedError[];
  events: CapturedEvent[];
  flags: Record<string, boolean>;
}

export interface ModelState {
  anthropic: Mood;
  workersAi: Mood;
  calls: ModelCall[];
}

export interface PaymentState {
  delivery: Delivery;
  events: SentEvent[];
}

export interface JobEvent {
  time: number;
  state: string;
  url: string;
  error: string | null;
}

export interface DeadJob {
  dlqId: string;
  url: string;
  responseStatus: number | null;
}

/** Where the page takes what it shows. Null when the part is not run here, or does not answer. */
export interface PageSources {
  appUrl: string;
  services(): ServiceRow[];
  captured(): Promise<Captured | null>;
  models(): Promise<ModelState | null>;
  jobs(): Promise<{ events: JobEvent[]; dead: DeadJob[] } | null>;
  setMood(vendor: 'anthropic' | 'workersAi', mood: string): Promise<void>;
  retryDead(dlqId: string): Promise<void>;
  clearCaptured(): Promise<void>;
  setFlag(flag: string, isOn: boolean): Promise<void>;
  payments(): Promise<PaymentState | null>;
  /** As the stand-in's own `POST /__control` takes it. */
  tellPayments(wanted: PaymentOrder): Promise<void>;
}

export type PaymentOrder = { delivery: string } | { release: string } | { sendAgain: string };

export interface SourceOptions {
  appUrl: string;
  services: () => ServiceRow[];
  sinksUrl: string | null;
  modelsUrl: string | null;
  paymentsUrl: string | null;
  queue: { url: string; token: string } | null;
}

export function createSources(options: SourceOptions): PageSources {
  const { appUrl, services, sinksUrl, modelsUrl } = options;
  const queue =
    options.queue && new Client({ baseUrl: options.queue.url, token: options.queue.token, retry: false });

  return {
    appUrl,
    services,
    captured: () => read<Captured>(sinksUrl, '/__captured'),
    models: () => read<ModelState>(modelsUrl, '/__control'),
    async jobs() {
      if (!queue) return null;
      try {
        const [{ logs }, dead] = await Promise.all([queue.logs(), queue.dlq.listMessages()]);
        return {
          events: logs.slice(0, 100).map(({ time, state, url, error }) => ({
            time,
            state,
            url,
            error: error ?? null,
          })),
          dead: dead.messages.map(({ dlqId, url, responseStatus }) => ({
            dlqId,
            url,
            responseStatus: responseStatus ?? null,
          })),
        };
      } catch {
        return null;
      }
    },
    setMood: (vendor, mood) => tell(modelsUrl, { [vendor]: { mood } }),
    async retryDead(dlqId) {
      await queue?.dlq.retry({ dlqIds: [dlqId] });
    },
    setFlag: (flag, isOn) => tell(sinksUrl, { flags: { [flag]: isOn } }),
    clearCaptured: () => tell(sinksUrl, { clear: true }),
    payments: () => read<PaymentState>(options.paymentsUrl, '/__captured'),
    tellPayments: (wanted) => tell(options.paymentsUrl, wanted),
  };
}

async function read<T>(origin: string | null, path: string): Promise<T | null> {
  if (origin === null) return null;
  try {
    const answer = await fetch(origin + path, { signal: AbortSignal.timeout(3000) });
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    return null;
  }
}

async function tell(origin: string | null, body: object): Promise<void> {
  if (origin === null) return;
  await fetch(`${origin}/__control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(3000),
  });
}
