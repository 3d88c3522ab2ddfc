import { jobPath, writeMessageBody } from '#queues/message-body.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import { signDelivery } from '#workers/local/qstash/signature.ts';
import type { WholePath } from './whole-path.ts';

export interface DeliveryFault {
  /** Signed with this instead of the queue's current key; null leaves the signature out. */
  key?: string | null;
  signedName?: string;
  signedBody?: string;
  signedAtMs?: number;
}

/** Delivers a job past the queue, as the queue would, or wrong in one way. */
export async function deliver(
  { plan, url }: Pick<WholePath, 'plan' | 'url'>,
  message: Pick<JobMessage, 'name' | 'key' | 'payload'>,
  fault: DeliveryFault = {},
): Promise<Response> {
  const { key = plan.secrets.queueSigningKey, signedName = message.name, signedAtMs = Date.now() } = fault;
  const body = writeMessageBody(message);
  const headers = new Headers({
    'content-type': 'application/json',
    'upstash-message-id': `msg_${crypto.randomUUID()}`,
  });
  if (key !== null) {
    const signed = new TextEncoder().encode(fault.signedBody ?? body);
    const signature = signDelivery({ key, url: url + jobPath(signedName), body: signed, nowMs: signedAtMs });
    headers.set('upstash-signature', signature);
  }
  return fetch(url + jobPath(message.name), { method: 'POST', headers, body });
}
