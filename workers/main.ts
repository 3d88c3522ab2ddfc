import { receiveJobs } from '#queues/receive.ts';
import { jobs, schedules } from '#queues/registry.ts';
import { reconcileSchedules } from '#queues/schedules.ts';
import { qstashSignatures } from './adapters/qstash.ts';
import { createApp } from './app.ts';
import { allowedOrigins, createDeps } from './deps.ts';
import { type Env, parseVariables, type Variables } from './env.ts';
import { parseCountries } from './http/countries.ts';
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
    blockedCountries: parseCountries(set.BLOCKED_COUNTRIES) ?? new Set(),
    metricsToken: set.METRICS_TOKEN,
    jobs: receiveJobs({
      jobs,
      deps,
      verify: verifyJobs(set),
      log: (line) => {
        deps.figures.add('dayloom_job_runs_total', { job: line.job, outcome: line.outcome });
        log(line);
      },
    }),
    log,
  });
  return {
    app,
    async scheduled() {
      try {
        await reconcileSchedules(schedules, deps);
      } catch (error) {
        deps.errors.capture(error, { correlationId: 'none', route: 'scheduled' });
        throw error;
      }
    },
  };
}

function verifyJobs(set: Variables) {
  return qstashSignatures({
    currentSigningKey: set.QSTASH_CURRENT_SIGNING_KEY,
    nextSigningKey: set.QSTASH_NEXT_SIGNING_KEY,
  });
}

const log = (line: object) => console.log(JSON.stringify(line));

export default {
  fetch(request, env, ctx) {
    isolate ??= startIsolate(env);
    return isolate.app.fetch(request, env, ctx);
  },
  async scheduled(_event, env) {
    isolate ??= startIsolate(env);
    await isolate.scheduled();
  },
} satisfies ExportedHandler<Env>;
