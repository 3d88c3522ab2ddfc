import { OpenAPIHono } from '@hono/zod-openapi';
import { routes as account } from '#workers/features/account/routes.ts';
import type { PublicConfig } from '#workers/features/account/schemas.ts';
import { routes as admin } from '#workers/features/admin/routes.ts';
import { routes as archetypes } from '#workers/features/archetypes/routes.ts';
import { routes as billing } from '#workers/features/billing/routes.ts';
import { routes as body } from '#workers/features/body/routes.ts';
import { routes as food } from '#workers/features/food/routes.ts';
import { routes as habits } from '#workers/features/habits/routes.ts';
import { routes as houses } from '#workers/features/houses/routes.ts';
import { routes as journal } from '#workers/features/journal/routes.ts';
import { routes as mood } from '#workers/features/mood/routes.ts';
import { routes as nutrition } from '#workers/features/nutrition/routes.ts';
import { routes as preferences } from '#workers/features/preferences/routes.ts';
import { routes as prompts } from '#workers/features/prompts/routes.ts';
import { routes as wellness } from '#workers/features/wellness/routes.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { correlation } from './http/correlation.ts';
import { notOfferedIn } from './http/countries.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { sendError } from './http/error-response.ts';
import { healthRoutes } from './http/health.ts';
import { identityWebhook } from './http/identity-webhook.ts';
import { liveRoutes } from './http/live.ts';
import { describeApi } from './http/openapi.ts';
import { type Pages, servePages } from './http/pages.ts';
import { paymentWebhook } from './http/payment-webhook.ts';
import { type RequestLine, requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import type { Api, HttpEnv } from './http/types.ts';
import { unreadBody } from './http/unread-body.ts';

export interface AppOptions {
  deps: Deps;
  pages: Pages;
  publicConfig: PublicConfig;
  allowedOrigins: readonly string[];
  /** Codes of countries in which the product is not offered. */
  blockedCountries: ReadonlySet<string>;
  metricsToken: string | undefined;
  /** Serves `/jobs/*`: signed by the queue, so outside of sessions and limits. */
  jobs: (request: Request, correlationId: string) => Promise<Response>;
  log: (line: RequestLine) => void;
}

/** The whole HTTP face. It knows ports and verbs alone; `workers/deps.ts` decides what stands behind them. */
export function createApp(options: AppOptions): Api {
  const { deps } = options;
  const app: Api = new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      throw new AppError('DAY-REQ-1002', {
        details: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      });
    },
  });
  app.use(
    correlation,
    requestLog(options.log, deps.figures),
    securityHeaders,
    crossOrigin(options.allowedOrigins),
    unreadBody,
    ...(options.blockedCountries.size > 0 ? [notOfferedIn(options.blockedCountries)] : []),
  );
  app.use(async (http, next) => {
    http.set('deps', deps);
    await next();
  });
  app.onError((error, http) => sendError(http, error));
  app.all('/jobs/*', (http) => {
    http.set('routePath', '/jobs/*');
    return options.jobs(http.req.raw, http.get('correlationId'));
  });
  healthRoutes(app, { deps, metricsToken: options.metricsToken });
  liveRoutes(app, options.allowedOrigins);
  identityWebhook(app);
  paymentWebhook(app);
  for (const add of [
    account,
    billing,
    preferences,
    archetypes,
    body,
    food,
    nutrition,
    journal,
    habits,
    houses,
    prompts,
    mood,
    wellness,
    admin,
  ])
    add(app, options);
  describeApi(app);
  servePages(app, options.pages);
  return app;
}
