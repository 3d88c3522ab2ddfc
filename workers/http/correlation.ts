import { createMiddleware } from 'hono/factory';
import type { HttpEnv } from './types.ts';

const ACCEPTED = /^[\w.-]{8,64}$/;

/** Takes the caller's `X-Correlation-ID` when it is harmless, makes one otherwise, and sends it back. */
export const correlation = createMiddleware<HttpEnv>(async (http, next) => {
  const sent = http.req.header('x-correlation-id');
  const id = sent !== undefined && ACCEPTED.test(sent) ? sent : crypto.randomUUID();
  http.set('correlationId', id);
  await next();
  // On the answer itself: what is set before is lost when a handler makes a Response of its own.
  if (http.res.status !== 101) http.res.headers.set('X-Correlation-ID', id);
});
