/** What went wrong between here and the API. `userMessage` is the server's text for the person, in English. */
export class ApiError extends Error {
  readonly kind: 'offline' | 'refused' | 'unreadable';
  readonly status: number;
  readonly code: string;
  readonly userMessage: string | null;
  readonly retryable: boolean;
  readonly requestId: string | null;
  readonly retryAfterS: number | null;
  readonly details: unknown;

  constructor(fields: {
    kind: ApiError['kind'];
    status?: number;
    code?: string;
    userMessage?: string | null;
    retryable?: boolean;
    requestId?: string | null;
    retryAfterS?: number | null;
    details?: unknown;
    cause?: unknown;
  }) {
    super(fields.code ?? fields.kind, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.name = 'ApiError';
    this.kind = fields.kind;
    this.status = fields.status ?? 0;
    this.code = fields.code ?? '';
    this.userMessage = fields.userMessage ?? null;
    this.retryable = fields.retryable ?? fields.kind === 'offline';
    this.requestId = fields.requestId ?? null;
    this.retryAfterS = fields.retryAfterS ?? null;
    this.details = fields.details ?? null;
  }
}

interface ErrorEnvelope {
  error?: { code?: unknown; userMessage?: unknown; retryable?: unknown; details?: unknown };
  meta?: { requestId?: unknown };
}

function parseJson(text: string): ErrorEnvelope | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : null;
  } catch {
    return null;
  }
}

/**
 * Reads a refusal, also one that did not come from our API (a proxy's page).
 * @param headerOf looks a response header up by name
 */
export function readRefusal(
  status: number,
  text: string,
  headerOf: (name: string) => string | null,
): ApiError {
  const body = parseJson(text);
  const retryAfter = Number(headerOf('retry-after') ?? Number.NaN);
  const requestId = body?.meta?.requestId ?? headerOf('x-correlation-id');
  return new ApiError({
    kind: body?.error === undefined ? 'unreadable' : 'refused',
    status,
    code: typeof body?.error?.code === 'string' ? body.error.code : `HTTP ${status}`,
    userMessage: typeof body?.error?.userMessage === 'string' ? body.error.userMessage : null,
    retryable: body?.error?.retryable === true || status >= 500,
    requestId: typeof requestId === 'string' ? requestId : null,
    retryAfterS: Number.isFinite(retryAfter) ? retryAfter : null,
    details: body?.error?.details,
  });
}
