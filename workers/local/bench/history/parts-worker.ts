/** The Worker's hot parts one by one, made as `workers/main.ts` makes them: what each costs above an empty answer. */
import { createApp } from '#workers/app.ts';
import { allowedOrigins, createDeps } from '#workers/deps.ts';
import { type Env, parseVariables } from '#workers/env.ts';
import { historyPage } from '#workers/features/food/queries.ts';
import { historyQuery } from '#workers/features/food/schemas.ts';
import { pagePolicy } from '#workers/http/security-headers.ts';
import { asId } from '#workers/kernel/ids.ts';
import type { Limiter } from '#workers/kernel/ports.ts';
import { publicConfigOf } from '#workers/public-config.ts';

export { VisionContainer } from '#workers/adapters/vision-container.ts';
export { MemberLive } from '#workers/live/member-live.ts';

type Answer = (request: Request, env: Env, ctx: ExecutionContext) => Response | Promise<Response>;

const ok = () => new Response('ok');
const PAGE = historyQuery.parse({ page: 2, perPage: 20 });

function start(env: Env): Record<string, Answer> {
  const set = parseVariables(env);
  const deps = createDeps(env, set);
  const config = publicConfigOf(set);
  const unbounded = { ...deps, limiter: spread(deps.limiter) };
  const member = asId<'member'>('00000000-0000-7000-8000-000000000001');
  const app = createApp({
    deps: unbounded,
    pages: { fetch: (request) => env.ASSETS.fetch(request), policy: pagePolicy(config.pageSources) },
    publicConfig: config.public,
    blockedCountries: new Set(),
    allowedOrigins: allowedOrigins(set),
    metricsToken: undefined,
    jobs: async () => new Response(null, { status: 404 }),
    log: (line) => console.log(JSON.stringify(line)),
  });
  return {
    '/parts/nothing': ok,
    '/parts/session': async (request) =>
      (await deps.identity.verify(request)) === null ? new Response(null, { status: 401 }) : ok(),
    '/parts/limits': async () => {
      await Promise.all([
        unbounded.limiter.limit('member', member),
        deps.revocations.isRevoked('sess_nobody'),
      ]);
      return ok();
    },
    '/parts/driver': async () =>
      new Response(JSON.stringify(await deps.db.asMember(member).rows(SELECT_ONE))),
    '/parts/statement': async () => {
      const { rowsJson } = await historyPage(deps.db, member, PAGE);
      return new Response(rowsJson);
    },
    app: (request, _env, ctx) => app.fetch(request, env, ctx),
  };
}

const SELECT_ONE = { sql: 'select 1', params: [] };

/** The same work under a new key each time, so that no number of requests is too many. */
function spread(limiter: Limiter): Limiter {
  let turn = 0;
  return { limit: (kind, key) => limiter.limit(kind, `${key}:${turn++ % 10_000}`) };
}

let parts: Record<string, Answer> | undefined;

export default {
  fetch(request, env, ctx) {
    parts ??= start(env);
    const at = request.url.indexOf('/', 8);
    const answer = parts[request.url.slice(at)] ?? parts.app ?? ok;
    return answer(request, env, ctx);
  },
} satisfies ExportedHandler<Env>;
