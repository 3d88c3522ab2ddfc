import { type CloudflareOptions, captureException } from '@sentry/cloudflare';
import type { ErrorReports } from '#workers/kernel/ports.ts';

/** Errors to Sentry, with the route's pattern and the correlation id and nothing else. Without a DSN it goes nowhere. */
export function sentryReports(): ErrorReports {
  return {
    capture(error, { correlationId, route }) {
      captureException(error, { tags: { correlationId, route } });
    },
  };
}

/** Options of the SDK: no address, no header, no body, no breadcrumb of what was asked. */
export function sentryOptions(dsn: string | undefined, release: string): CloudflareOptions {
  return {
    ...(dsn !== undefined && { dsn }),
    release,
    maxBreadcrumbs: 0,
    tracesSampleRate: 0,
    beforeSend: ({ request: _request, user: _user, extra: _extra, ...kept }) => kept,
  };
}
