import { z } from 'zod';
import type { Db } from '#db/client.ts';
import { qstashSignatures } from '#workers/adapters/qstash.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import { signDelivery } from '#workers/local/qstash/signature.ts';
import { type AnyJob, defineJob, type JobCall, type JobOutcome } from '../define-job.ts';
import type { JobLine } from '../job-line.ts';
import { jobsByName } from '../jobs-by-name.ts';
import { writeMessageBody } from '../message-body.ts';
import type { JobDeps, VerifySignature } from '../ports.ts';
import { receiveJobs } from '../receive.ts';

export const JOBS_URL = 'https://jobs.dayloom.example';
export const KEYS = { currentSigningKey: 'sig_current_for_tests', nextSigningKey: 'sig_next_for_tests' };

type Act = (call: JobCall<{ n: number }, JobDeps>) => Promise<JobOutcome> | Promise<void>;

/** A job that counts its runs and does what it is told. */
export function countingJob(act: Act = async () => undefined) {
  const ran: JobCall<{ n: number }, JobDeps>[] = [];
  const died: number[] = [];
  const state = { act, onDead: async () => {} };
  const job = defineJob({
    name: 'test-count',
    schema: z.object({ n: z.number() }),
    retries: 3,
    timeoutS: 30,
    run(call: JobCall<{ n: number }, JobDeps>) {
      ran.push(call);
      return state.act(call);
    },
    async onDead({ payload }) {
      died.push(payload.n);
      await state.onDead();
    },
  });
  return { job, ran, died, state };
}

export interface TestReceiver {
  receive(request: Request): Promise<Response>;
  lines: JobLine[];
  captured: unknown[];
  enqueued: JobMessage[];
  deps: JobDeps;
}

export function testReceiver(options: { db: Db; jobs: AnyJob[]; verify?: VerifySignature }): TestReceiver {
  const lines: JobLine[] = [];
  const captured: unknown[] = [];
  const enqueued: JobMessage[] = [];
  const deps = partialDeps({
    db: options.db,
    jobsUrl: JOBS_URL,
    jobs: { enqueue: async (messages) => void enqueued.push(...messages), forget: async () => 0 },
    errors: { capture: (error) => captured.push(error) },
    now: () => new Date(),
  });
  const receive = receiveJobs({
    jobs: jobsByName(options.jobs),
    deps,
    verify: options.verify ?? qstashSignatures(KEYS),
    log: (line) => lines.push(line),
  });
  return { receive, lines, captured, enqueued, deps };
}

/** Jobs under test use a few of the ports; touching another one is a TypeError there. */
export function partialDeps(parts: Partial<JobDeps>): JobDeps {
  return parts as JobDeps;
}

export interface DeliveryOptions {
  messageId?: string;
  key?: string;
  nowMs?: number;
  signedUrl?: string;
  signedBody?: string;
}

/** A delivery as the queue sends it, or one that is wrong in one way. */
export function delivery(name: string, body: string, options: DeliveryOptions = {}): Request {
  const { messageId = 'msg_1', key = KEYS.currentSigningKey, nowMs = Date.now() } = options;
  const url = `${JOBS_URL}/jobs/${name}`;
  const signature = signDelivery({
    key,
    url: options.signedUrl ?? url,
    body: new TextEncoder().encode(options.signedBody ?? body),
    nowMs,
  });
  return new Request(url, {
    method: 'POST',
    headers: { 'upstash-signature': signature, 'upstash-message-id': messageId, 'upstash-retried': '0' },
    body,
  });
}

export function deliveryOf(message: JobMessage, options: DeliveryOptions = {}): Request {
  return delivery(message.name, writeMessageBody(message), options);
}

/** The failure callback of a message that was given up. */
export function letterOf(message: JobMessage, messageId: string): Request {
  const body = JSON.stringify({
    status: 500,
    retried: 3,
    maxRetries: 3,
    sourceMessageId: messageId,
    url: `${JOBS_URL}/jobs/${message.name}`,
    sourceBody: btoa(writeMessageBody(message)),
  });
  return delivery('_failed', body, { messageId: 'msg_callback' });
}
