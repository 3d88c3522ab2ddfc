import { isUtf8 } from 'node:buffer';
import type { DeadLetter, Headers, Message } from './message.ts';

/** A message as the API shows it. */
export function shownMessage(message: Message): Record<string, unknown> {
  const { settings } = message;
  return {
    messageId: message.messageId,
    url: message.url,
    method: settings.method,
    header: lists({ ...settings.forward, 'content-type': settings.contentType }),
    ...shownBody(message.bodyBase64),
    maxRetries: settings.maxRetries,
    retried: message.retried,
    notBefore: message.notBefore,
    createdAt: message.createdAt,
    ...optional({
      retryDelayExpression: settings.retryDelay,
      callback: settings.callback?.url,
      failureCallback: settings.failureCallback?.url,
      queueName: message.queueName,
      scheduleId: message.scheduleId,
      flowControlKey: settings.flow?.key,
      parallelism: settings.flow?.parallelism || null,
      rate: settings.flow?.rate || null,
      period: settings.flow ? settings.flow.periodMs / 1000 : null,
      label: settings.label,
    }),
  };
}

export function shownDeadLetter(dead: DeadLetter): Record<string, unknown> {
  return {
    ...shownMessage(dead.message),
    dlqId: dead.dlqId,
    responseStatus: dead.responseStatus,
    responseHeader: dead.responseHeader,
    responseBody: dead.responseBody,
  };
}

export interface Answer {
  /** 0 when there was none. */
  status: number;
  header: Record<string, string[]>;
  body: Uint8Array;
}

/** The body of a callback. Source: upstash.com/docs/qstash/features/callbacks. */
export function callbackBody(message: Message, answer: Answer, extra: { dlqId?: string } = {}): Buffer {
  const { settings } = message;
  return Buffer.from(
    JSON.stringify({
      status: answer.status,
      header: answer.header,
      body: Buffer.from(answer.body).toString('base64'),
      retried: message.retried,
      maxRetries: settings.maxRetries,
      sourceMessageId: message.messageId,
      url: message.url,
      method: settings.method,
      sourceHeader: lists(settings.forward),
      sourceBody: message.bodyBase64,
      notBefore: String(message.notBefore),
      createdAt: String(message.createdAt),
      scheduleId: message.scheduleId ?? '',
      callerIP: '127.0.0.1',
      ...extra,
    }),
  );
}

/** `body` when it is UTF-8, else `bodyBase64`. */
function shownBody(bodyBase64: string): { body: string } | { bodyBase64: string } {
  const bytes = Buffer.from(bodyBase64, 'base64');
  return isUtf8(bytes) ? { body: bytes.toString('utf8') } : { bodyBase64 };
}

export function lists(headers: Headers): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
}

export function optional(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}
