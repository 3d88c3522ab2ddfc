import { createHash, randomUUID } from 'node:crypto';
import { attempt } from './attempt.ts';
import { backOffMs, retryDelayMs } from './back-off.ts';
import type { Clock } from './clock.ts';
import { askedDelayMs } from './durations.ts';
import { EventLog } from './events.ts';
import { createLanes, type Lanes } from './lanes.ts';
import {
  type Callback,
  checkDestination,
  type DeadLetter,
  type Headers,
  type Message,
  readNotBefore,
  readSettings,
} from './message.ts';
import type { StoredSchedule } from './schedules.ts';
import type { Store } from './store.ts';
import { type Answer, callbackBody } from './wire-shapes.ts';

const DEDUPLICATION_MS = 10 * 60_000;

export interface QueueSettings {
  name: string;
  parallelism: number;
  paused: boolean;
  createdAt: number;
  updatedAt: number;
}

interface Seen {
  id: string;
  messageId: string;
  until: number;
}

export type Tables = {
  message: Message;
  dead: DeadLetter;
  schedule: StoredSchedule;
  queue: QueueSettings;
  seen: Seen;
};

export interface Publish {
  url: string;
  /** Names in lower case. */
  headers: Headers;
  body: Uint8Array;
  queueName?: string | null;
  scheduleId?: string | null;
}

export interface Published {
  messageId: string;
  url: string;
  deduplicated?: true;
}

interface Options {
  store: Store<Tables>;
  clock: Clock;
  sign(url: string, body: Uint8Array): string;
}

/** Takes messages, delivers them, retries them, and lays them down as dead letters. */
export class Engine {
  readonly events = new EventLog();
  readonly lanes: Lanes;
  private readonly store: Store<Tables>;
  private readonly clock: Clock;
  private readonly sign: Options['sign'];
  private readonly timers = new Map<string, () => void>();
  private readonly running = new Set<Promise<void>>();
  private readonly stop = new AbortController();

  constructor({ store, clock, sign }: Options) {
    this.store = store;
    this.clock = clock;
    this.sign = sign;
    this.lanes = createLanes(clock, (message) => this.start(message));
  }

  /** Takes up what an earlier run of the program left: every message that was neither delivered nor given up. */
  resume(): void {
    for (const queue of this.store.all('queue')) this.lanes.setQueue(queue.name, queue);
    const pending = this.store.all('message');
    for (const message of pending) if (message.queueName && message.retried > 0) this.lanes.hold(message);
    for (const message of pending) this.schedule(message);
  }

  /** Resolves once the message is on the disk. Throws Refusal. */
  async publish(publish: Publish): Promise<Published> {
    checkDestination(publish.url);
    const settings = readSettings(publish.headers);
    const now = this.clock.now();
    const notBefore = readNotBefore(publish.headers, now);
    const fingerprint = deduplicationId(publish);
    const seen = fingerprint === null ? undefined : this.store.get('seen', fingerprint);
    if (seen && seen.until > now) return { messageId: seen.messageId, url: publish.url, deduplicated: true };

    const message: Message = {
      messageId: newId('msg'),
      url: publish.url,
      settings,
      bodyBase64: Buffer.from(publish.body).toString('base64'),
      queueName: publish.queueName ?? null,
      scheduleId: publish.scheduleId ?? null,
      retried: 0,
      createdAt: now,
      notBefore,
    };
    const writes = [this.store.set('message', message.messageId, message)];
    if (fingerprint !== null) writes.push(this.remember(fingerprint, message.messageId, now));
    await Promise.all(writes);
    this.events.add(message, now, 'CREATED');
    this.schedule(message);
    return { messageId: message.messageId, url: message.url };
  }

  async cancel(message: Message): Promise<void> {
    this.timers.get(message.messageId)?.();
    this.timers.delete(message.messageId);
    await this.store.delete('message', message.messageId);
    this.events.add(message, this.clock.now(), 'CANCELED');
    this.lanes.leave(message);
  }

  /** Sends a dead letter again, as a new message with all its retries. */
  async revive(dead: DeadLetter): Promise<{ messageId: string }> {
    const now = this.clock.now();
    const message: Message = {
      ...dead.message,
      messageId: newId('msg'),
      retried: 0,
      createdAt: now,
      notBefore: now,
    };
    await Promise.all([
      this.store.set('message', message.messageId, message),
      this.store.delete('dead', dead.dlqId),
    ]);
    this.events.add(message, now, 'CREATED');
    this.schedule(message);
    return { messageId: message.messageId };
  }

  /** Ends deliveries under way; their messages stay, and are delivered again at the next start. */
  async close(): Promise<void> {
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
    this.stop.abort();
    await Promise.all(this.running);
  }

  private schedule(message: Message): void {
    const cancel = this.clock.at(message.notBefore, () => {
      this.timers.delete(message.messageId);
      this.lanes.enter(message);
    });
    this.timers.set(message.messageId, cancel);
  }

  private start(message: Message): void {
    const work = this.deliver(message)
      .catch((error: unknown) => {
        if (!this.stop.signal.aborted) console.error('qstash: delivery', error);
      })
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  private async deliver(message: Message): Promise<void> {
    if (this.stop.signal.aborted || !this.store.get('message', message.messageId)) return;
    this.events.add(message, this.clock.now(), 'ACTIVE');
    const signature = this.sign(message.url, Buffer.from(message.bodyBase64, 'base64'));
    const answer = await attempt(message, signature, this.stop.signal);
    if (this.stop.signal.aborted || !this.store.get('message', message.messageId)) return;

    const { callback } = message.settings;
    if (callback) await this.call(callback, callbackBody(message, answer));
    if (answer.status >= 200 && answer.status < 300) return this.delivered(message);
    if (!isNonRetryable(answer) && message.retried < message.settings.maxRetries) {
      return this.retry(message, answer);
    }
    return this.bury(message, answer);
  }

  private async delivered(message: Message): Promise<void> {
    await this.store.delete('message', message.messageId);
    this.events.add(message, this.clock.now(), 'DELIVERED');
    this.lanes.leave(message);
  }

  private async retry(message: Message, answer: Answer): Promise<void> {
    const now = this.clock.now();
    const { retryDelay } = message.settings;
    const retried = message.retried + 1;
    const byDefault = retryDelay === null ? backOffMs(retried) : retryDelayMs(retryDelay, message.retried);
    const delay = askedDelayMs((name) => answer.header[name]?.[0], now) ?? byDefault;
    const next: Message = { ...message, retried, notBefore: now + delay };
    await this.store.set('message', message.messageId, next);
    this.events.add(message, now, 'RETRY', {
      error: excerpt(answer),
      responseStatus: answer.status,
      nextDeliveryTime: next.notBefore,
    });
    if (message.queueName === null) this.lanes.leave(message);
    this.schedule(next);
  }

  private async bury(message: Message, answer: Answer): Promise<void> {
    const now = this.clock.now();
    const dead: DeadLetter = {
      dlqId: `${now}-${message.messageId.slice(-8)}`,
      message,
      responseStatus: answer.status,
      responseHeader: answer.header,
      responseBody: Buffer.from(answer.body).toString('utf8'),
    };
    const { failureCallback } = message.settings;
    if (failureCallback)
      await this.call(failureCallback, callbackBody(message, answer, { dlqId: dead.dlqId }));
    await Promise.all([
      this.store.set('dead', dead.dlqId, dead),
      this.store.delete('message', message.messageId),
    ]);
    this.events.add(message, now, 'FAILED', { error: excerpt(answer), responseStatus: answer.status });
    this.lanes.leave(message);
  }

  private async call(callback: Callback, body: Uint8Array): Promise<void> {
    await this.publish({ url: callback.url, headers: callback.headers, body });
  }

  private remember(id: string, messageId: string, now: number): Promise<void> {
    for (const seen of this.store.all('seen')) {
      if (seen.until > now) break;
      void this.store.delete('seen', seen.id).catch(() => undefined);
    }
    return this.store.set('seen', id, { id, messageId, until: now + DEDUPLICATION_MS });
  }
}

export function newId(prefix: string): string {
  return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}

function isNonRetryable(answer: Answer): boolean {
  return answer.status === 489 && answer.header['upstash-nonretryable-error']?.[0] === 'true';
}

function excerpt(answer: Answer): string {
  return Buffer.from(answer.body.subarray(0, 200)).toString('utf8');
}

function deduplicationId({ url, headers, body }: Publish): string | null {
  const given = headers['upstash-deduplication-id'];
  if (given !== undefined) return given;
  if (headers['upstash-content-based-deduplication'] !== 'true') return null;
  const forwarded = Object.entries(headers).filter(
    ([name]) => name === 'content-type' || name.startsWith('upstash-forward-'),
  );
  return createHash('sha256')
    .update(JSON.stringify([url, forwarded.sort()]))
    .update(body)
    .digest('hex');
}
