import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import type { HttpEnv } from './types.ts';

/**
 * CORS for the origins that are named. Sessions travel in a header, so credentials are never allowed. The app's own pages
 * name no origin when they read; then only caches are told that it matters, since Hono's part would make every response
 * twice.
 */
export function crossOrigin(allowedOrigins: readonly string[]) {
  const named = cors({
    origin: (origin) => (allowedOrigins.includes(origin) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'X-Correlation-ID', 'X-Staff-Reason'],
    exposeHeaders: [
      'X-Correlation-ID',
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'X-RateLimit-Reset',
      'Retry-After',
      'Idempotency-Replayed',
    ],
    maxAge: 7200,
  });
  return createMiddleware<HttpEnv>((http, next) => {
    if (http.req.header('origin') !== undefined) return named(http, next);
    http.header('Vary', 'Origin');
    return next();
  });
}
