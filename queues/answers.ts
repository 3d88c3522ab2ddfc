import { ERRORS, type ErrorCode } from '#workers/kernel/errors.ts';

/** What the queue makes of an answer: 2xx ends the message, 489 lays it down at once, anything else is tried again. */
export function accepted(outcome: string, correlationId: string): Response {
  return Response.json({ data: { outcome }, meta: metaOf(correlationId) }, { status: 200 });
}

export interface RefusalOptions {
  correlationId: string;
  retryAfterS?: number | undefined;
  /** 489 with the header that tells the queue not to try again. */
  isFinal?: boolean;
}

export function refused(
  code: ErrorCode,
  { correlationId, retryAfterS, isFinal = false }: RefusalOptions,
): Response {
  const { status, type, message, userMessage, retryable } = ERRORS[code];
  return Response.json(
    {
      error: { code, message, userMessage, type, details: null, retryable: retryable && !isFinal },
      meta: metaOf(correlationId),
    },
    {
      status: isFinal ? 489 : status,
      headers: {
        'X-Error-Code': code,
        ...(isFinal && { 'Upstash-NonRetryable-Error': 'true' }),
        ...(retryAfterS !== undefined && { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterS))) }),
      },
    },
  );
}

function metaOf(correlationId: string) {
  return { timestamp: new Date().toISOString(), requestId: correlationId, version: '1' };
}
