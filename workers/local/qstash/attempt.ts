import type { Headers, Message } from './message.ts';
import type { Answer } from './wire-shapes.ts';

const MAX_ANSWER_BYTES = 64 * 1024;

/** Delivers a message once. No answer, for whatever reason, is status 0 with the reason's code as its body. */
export async function attempt(message: Message, signature: string, stop: AbortSignal): Promise<Answer> {
  const { settings } = message;
  const hasBody = settings.method !== 'GET' && settings.method !== 'HEAD';
  try {
    const response = await fetch(message.url, {
      method: settings.method,
      headers: deliveryHeaders(message, signature),
      body: hasBody ? Buffer.from(message.bodyBase64, 'base64') : null,
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(settings.timeoutMs)]),
    });
    const header: Record<string, string[]> = {};
    for (const [name, value] of response.headers) header[name] = [value];
    return { status: response.status, header, body: await firstBytes(response) };
  } catch (error) {
    return { status: 0, header: {}, body: Buffer.from(reason(error)) };
  }
}

function deliveryHeaders(message: Message, signature: string): Headers {
  const { settings } = message;
  return {
    ...settings.forward,
    'content-type': settings.contentType,
    'user-agent': 'Upstash-QStash',
    'upstash-message-id': message.messageId,
    'upstash-retried': String(message.retried),
    'upstash-signature': signature,
    ...(message.scheduleId && { 'upstash-schedule-id': message.scheduleId }),
    ...(message.queueName && { 'upstash-queue-name': message.queueName }),
    ...(settings.label && { 'upstash-label': settings.label }),
  };
}

async function firstBytes(response: Response): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    kept.push(part);
    size += part.length;
    if (size >= MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(kept).subarray(0, MAX_ANSWER_BYTES);
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  const cause: unknown = error.cause;
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' ? code : error.name;
}
