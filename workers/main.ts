import { withSentry } from '@sentry/cloudflare';
import { sentryOptions } from './adapters/sentry-reports.ts';
import { createApp } from './app.ts';
import { allowedOrigins, createDeps } from './deps.ts';
import { type Env, parseVariables, type Variables } from './env.ts';
import { pagePolicy } from './http/security-headers.ts';
import type { Api } from './http/types.ts';
import { publicConfigOf } from './public-config.ts';

export { VisionContainer } from './adapters/vision-container.ts';
export { MemberLive } from './live/member-live.ts';

interface Isolate {
  app: Api;
  scheduled(): Promise<void>;
}

let isolate: Isolate | undefined;

function startIsolate(env: Env): Isolate {
  const set: Variables = parseVariables(env);
  const deps = createDeps(env, set);
  const config = publicConfigOf(set);
  const app = createApp({
    deps,
    pages: { fetch: (request) => env.ASSETS.fetch(request), policy: pagePolicy(config.pageSources) },
    publicConfig: config.public,
    allowedOrigins: allowedOrigins(set),
    metricsToken: set.METRICS_TOKEN,
    jobs: async () => new Response(null, { status: 404 }),
    log: (line) => console.log(JSON.stringify(line)),
  });
  return { app, scheduled: async () => undefined };
}

const worker: ExportedHandler<Env> = {
  fetch(request, env, ctx) {
    isolate ??= startIsolate(env);
    return isolate.app.fetch(request, env, ctx);
  },
  async scheduled(_event, env) {
    isolate ??= startIsolate(env);
    await isolate.scheduled();
  },
};

export default withSentry((env: Env) => {
  const { SENTRY_DSN, RELEASE } = parseVariables(env);
  return sentryOptions(SENTRY_DSN, RELEASE);
}, worker);
