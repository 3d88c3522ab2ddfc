import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Actor } from '#workers/kernel/context.ts';
import type { Figures } from '#workers/kernel/figures/figures.ts';
import type { HttpEnv } from './types.ts';

/** All that a request line may hold. A new field is a decision: never content, never an address, never who it was. */
export interface RequestLine {
  level: 'info' | 'warn' | 'error';
  message: 'request';
  correlationId: string;
  method: string;
  /** The route's pattern, not the path: ids stay out of the log. */
  route: string;
  status: number;
  durationMs: number;
  actor: 'none' | Actor['kind'];
  errorCode?: string;
}

/** One JSON line a request, and the same figures for /metrics. */
export function requestLog(write: (line: RequestLine) => void, figures: Figures) {
  return createMiddleware<HttpEnv>(async (http, next) => {
    const start = performance.now();
    await next();
    const { status } = http.res;
    const route = http.get('routePath') ?? routePath(http, -1);
    const durationMs = Math.round((performance.now() - start) * 10) / 10;
    const labels = { method: methodOf(http.req.method), route, status: `${Math.floor(status / 100)}xx` };
    figures.observe('dayloom_api_latency_seconds', labels, durationMs / 1000);
    const errorCode = http.get('errorCode');
    write({
      level: status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info',
      message: 'request',
      correlationId: http.get('correlationId'),
      method: http.req.method,
      route,
      status,
      durationMs,
      actor: http.get('ctx')?.actor.kind ?? 'none',
      ...(errorCode !== undefined && { errorCode }),
    });
  });
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A method is the caller's to choose, and a label is not. */
function methodOf(method: string): string {
  return METHODS.has(method) ? method : 'other';
}
