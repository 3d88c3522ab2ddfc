import { createStackParser, createTransport, linkedErrorsIntegration, Scope } from '@sentry/core';
import {
  nodeStackLineParser,
  ServerRuntimeClient,
  type ServerRuntimeClientOptions,
} from '@sentry/core/server';
import type { ErrorReports } from '#workers/kernel/ports.ts';
import { scrubbedEvent, withoutItsText } from './scrub-report.ts';

export interface SentryOptions {
  /** Absent: reports go nowhere. */
  dsn: string | undefined;
  release: string;
  /** Keeps the isolate alive until the work is done. */
  later(work: Promise<unknown>): void;
}

const FLUSH_MS = 2_000;

/**
 * Errors to Sentry, with the route's pattern and the correlation id and nothing else: no address, no header, no body, no
 * breadcrumb of what was asked, and no text of an error that is not ours.
 *
 * The SDK's core alone, and only when there is something to report. `withSentry` of its Cloudflare edition prepares for a
 * report at every request, wraps `fetch` and `console`, and looks at bodies: as much work as the rest of a request.
 */
export function sentryReports(options: SentryOptions): ErrorReports {
  return {
    capture(error, tags) {
      if (options.dsn === undefined) return;
      const client = new ServerRuntimeClient(clientOptions(options.dsn, options.release));
      client.init();
      const scope = new Scope();
      scope.setTags({ ...tags });
      scope.setClient(client);
      scope.captureException(withoutItsText(error));
      options.later(Promise.resolve(client.flush(FLUSH_MS)));
    },
  };
}

function clientOptions(dsn: string, release: string): ServerRuntimeClientOptions {
  return {
    dsn,
    release,
    platform: 'javascript',
    runtime: { name: 'cloudflare' },
    maxBreadcrumbs: 0,
    integrations: [linkedErrorsIntegration()],
    stackParser: createStackParser(nodeStackLineParser()),
    transport: (transport) =>
      createTransport(transport, async ({ body }) => {
        const response = await fetch(transport.url, { method: 'POST', body });
        await response.body?.cancel();
        return { statusCode: response.status };
      }),
    beforeSend: scrubbedEvent,
  };
}
