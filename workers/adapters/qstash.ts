import { Client, type PublishBatchRequest, QstashError, Receiver } from '@upstash/qstash';
import { z } from 'zod';
import { FAILED_NAME, jobPath, MAX_JOB_BYTES, writeMessageBody } from '#queues/message-body.ts';
import type { ScheduleBoard, VerifySignature } from '#queues/ports.ts';
import type { DeadLetters, JobMessage, Jobs } from '#workers/kernel/ports.ts';
import { sha256Hex } from '#workers/kernel/sha256.ts';

/** Source: upstash.com/docs/qstash/api/publish, at most 100 messages a batch. */
const BATCH_SIZE = 100;
const DEFAULT_TIMEOUT_MS = 3000;
const aboutMember = z.object({ memberId: z.string() });
/** Seconds that a delivery may take beyond its job's own time. */
const DELIVERY_SLACK_S = 10;
/** The service's clock and ours may differ by as much. */
const CLOCK_TOLERANCE_S = 5;
/** 5 s, 15 s, 45 s, … up to 10 min: somebody may be waiting, and the service's own back-off starts at 12 s. */
const RETRY_DELAY = 'min(600000, 5000 * pow(3, retried))';

export interface QstashOptions {
  url: string;
  token: string;
  /** Origin at which the queue reaches us. */
  jobsUrl: string;
  /** For one call to the service. Default 3,000. */
  timeoutMs?: number;
}

export interface DeliverySettings {
  retries: number;
  timeoutS: number;
  parallelism: number | null;
}

/**
 * The queue did not take the messages, or did not say so in time. Work that was committed is found by its sweep, so a
 * caller may go on after the commit.
 */
export class EnqueueFailed extends Error {
  override readonly name = 'EnqueueFailed';
}

/** The `Jobs` port on QStash. `settingsOf` knows the registered jobs; messages of others are refused with a TypeError. */
export function qstashJobs(
  options: QstashOptions & { settingsOf(name: string): DeliverySettings | undefined },
): Jobs {
  const client = clientOf(options);
  return {
    async enqueue(messages) {
      const requests = await Promise.all(messages.map((message) => requestOf(message, options)));
      for (let at = 0; at < requests.length; at += BATCH_SIZE) {
        const batch = requests.slice(at, at + BATCH_SIZE);
        await onceMore(() => inTime(publish(client, batch), options.timeoutMs));
      }
    },
    async forget(memberId) {
      const filter = { label: labelOf(memberId) };
      const { cancelled } = await inTime(client.messages.cancel({ filter }), options.timeoutMs);
      const { deleted } = await inTime(client.dlq.delete({ filter }), options.timeoutMs);
      return cancelled + deleted;
    },
  };
}

export function qstashDeadLetters(options: QstashOptions): DeadLetters {
  const { dlq } = clientOf(options);
  return {
    async retry(messageId) {
      const { responses } = await inTime(dlq.retry({ filter: { messageId } }), options.timeoutMs);
      return responses.length > 0;
    },
    async drop(messageId) {
      const { deleted } = await inTime(dlq.delete({ filter: { messageId } }), options.timeoutMs);
      return deleted > 0;
    },
  };
}

export function qstashSchedules(options: QstashOptions): ScheduleBoard {
  const { schedules } = clientOf(options);
  return {
    list: async () =>
      (await inTime(schedules.list(), options.timeoutMs)).map((row) => ({
        id: row.scheduleId,
        cron: row.cron,
        url: row.destination,
        label: row.label ?? null,
      })),
    async put({ id, cron, url, body, label, retries, timeoutS }) {
      const created = schedules.create({
        scheduleId: id,
        cron,
        destination: url,
        body,
        label,
        retries,
        timeout: timeoutS + DELIVERY_SLACK_S,
        retryDelay: RETRY_DELAY,
        failureCallback: options.jobsUrl + jobPath(FAILED_NAME),
      });
      await inTime(created, options.timeoutMs);
    },
    delete: async (id) => {
      await inTime(schedules.delete(id), options.timeoutMs);
    },
  };
}

/** Checks `Upstash-Signature` with the current key, then with the next one, so that keys can be rolled. */
export function qstashSignatures(keys: {
  currentSigningKey: string;
  nextSigningKey: string;
}): VerifySignature {
  const receiver = new Receiver({ ...keys, devMode: false });
  return (delivery) => receiver.verify({ ...delivery, clockTolerance: CLOCK_TOLERANCE_S }).catch(() => false);
}

function clientOf({ url, token }: QstashOptions): Client {
  return new Client({ baseUrl: url, token, retry: false, devMode: false, enableTelemetry: false });
}

async function requestOf(
  message: JobMessage,
  { jobsUrl, settingsOf }: QstashOptions & { settingsOf(name: string): DeliverySettings | undefined },
): Promise<PublishBatchRequest> {
  const settings = settingsOf(message.name);
  if (!settings) throw new TypeError(`No job is named ${message.name}`);
  const body = writeMessageBody(message);
  if (new TextEncoder().encode(body).byteLength > MAX_JOB_BYTES) {
    throw new TypeError(`A message of ${message.name} is larger than ${MAX_JOB_BYTES} bytes`);
  }
  const { retries, timeoutS, parallelism } = settings;
  return {
    url: jobsUrl + jobPath(message.name),
    body,
    headers: { 'Content-Type': 'application/json' },
    deduplicationId: await sha256Hex(`${message.name}\n${message.key}`),
    retries,
    retryDelay: RETRY_DELAY,
    timeout: timeoutS + DELIVERY_SLACK_S,
    failureCallback: jobsUrl + jobPath(FAILED_NAME),
    label: labelsOf(message),
    ...(message.delayS !== undefined && { delay: Math.ceil(message.delayS) }),
    ...(parallelism !== null && { flowControl: { key: `dayloom-${message.name}`, parallelism } }),
  };
}

/** By the second one a member's messages are found when the member goes. */
function labelsOf({ name, payload }: JobMessage): string[] {
  const named = aboutMember.safeParse(payload);
  return named.success ? [name, labelOf(named.data.memberId)] : [name];
}

function labelOf(memberId: string): string {
  return `member-${memberId}`;
}

async function publish(client: Client, batch: PublishBatchRequest[]): Promise<void> {
  const replies: unknown[] = await client.batch(batch);
  const taken = replies.filter(
    (reply) => typeof reply === 'object' && reply !== null && 'messageId' in reply,
  );
  if (taken.length < batch.length) {
    throw new EnqueueFailed(`The queue refused ${batch.length - taken.length} of ${batch.length} messages`);
  }
}

/** A second try is safe: the service drops what it has taken by its deduplication id. A 4xx is not tried again. */
async function onceMore(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (first) {
    if (isRefusal(first)) throw new EnqueueFailed('The queue refused the messages', { cause: first });
    await send().catch((error: unknown) => {
      throw new EnqueueFailed('The queue did not take the messages', { cause: error });
    });
  }
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof QstashError && error.status !== undefined && error.status < 500 && error.status !== 429
  );
}

async function inTime<T>(work: Promise<T>, timeoutMs: number = DEFAULT_TIMEOUT_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EnqueueFailed(`No answer in ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
