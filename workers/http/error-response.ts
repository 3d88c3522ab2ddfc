import { HTTPException } from 'hono/http-exception';
import { DatabaseUnavailable } from '#db/client.ts';
import { AppError, ERRORS } from '#workers/kernel/errors.ts';
import { metaOf } from './envelope.ts';
import type { Http } from './types.ts';

/** Maps what was thrown to a row of the table. Whatever is not ours is unexpected, reported, and told by its id alone. */
function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof DatabaseUnavailable)
    return new AppError('DAY-SYS-1002', { retryAfterS: 5, cause: error });
  if (error instanceof HTTPException && error.status === 400)
    return new AppError('DAY-REQ-1001', { cause: error });
  return new AppError('DAY-SYS-1001', { cause: error });
}

/** The response for a refusal; an unexpected error goes to the error reports first. */
export function sendError(http: Http, error: unknown): Response {
  const refusal = refusalOf(error);
  const row = ERRORS[refusal.code];
  http.set('errorCode', refusal.code);
  if (refusal.code === 'DAY-SYS-1001') {
    http.get('deps').errors.capture(error, {
      correlationId: http.get('correlationId'),
      route: `${http.req.method} ${http.get('routePath') ?? 'unknown'}`,
    });
  }
  if (refusal.retryAfterS !== undefined)
    http.header('Retry-After', String(Math.max(1, Math.ceil(refusal.retryAfterS))));
  return http.json(
    {
      error: {
        code: refusal.code,
        message: row.message,
        userMessage: row.userMessage,
        type: row.type,
        details: refusal.details ?? null,
        retryable: row.retryable,
      },
      meta: metaOf(http),
    },
    row.status,
  );
}
