import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotentlySealed } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { addApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { consentRoutes } from './consent-routes.ts';
import { endSession } from './end-session.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { changeMe, readMe } from './me.ts';
import * as s from './schemas.ts';

const tags = ['account'];
const SESSION = { kind: 'session' } as const;

export interface AccountRouteOptions {
  publicConfig: s.PublicConfig;
}

/** The member, their sessions and keys, and what a page must know before anybody signed in. */
export function routes(app: Api, { publicConfig }: AccountRouteOptions): void {
  consentRoutes(app);
  exportRoutes(app);
  erasureRoutes(app);

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/config',
      tags,
      summary: 'What a page must know before anybody signed in',
      ...access({ kind: 'constant' }),
      responses: { 200: dataResponse(s.publicConfig, 'Public configuration') },
    }),
    (http) => sendData(http, publicConfig, 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/users/me',
      tags,
      summary: 'The signed-in member',
      ...access({ kind: 'scope', scope: 'account:read' }),
      responses: { 200: dataResponse(s.me, 'The member'), ...refusals('DAY-AUTH-1001', 'DAY-AUTH-1002') },
    }),
    async (http) => sendData(http, await call(http, readMe, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: '/api/v1/users/me',
      tags,
      summary: 'Change time zone and preferences',
      ...access(SESSION),
      request: { body: jsonBody(s.patchMe) },
      responses: {
        200: dataResponse(s.me, 'The member'),
        ...refusals('DAY-REQ-1001', 'DAY-REQ-1002', 'DAY-AUTH-1007', 'DAY-USER-1004'),
      },
    }),
    async (http) => sendData(http, await call(http, changeMe, http.req.valid('json')), 200),
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/v1/users/me/session',
      tags,
      summary: 'End this session everywhere, at once',
      ...access(SESSION),
      responses: { 204: { description: 'Ended' }, ...refusals('DAY-AUTH-1007') },
    }),
    async (http) => {
      await call(http, endSession, undefined);
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/api-keys',
      tags,
      summary: 'The member’s API keys',
      ...access(SESSION),
      responses: {
        200: dataResponse(z.array(s.apiKey), 'Keys that work, at most 100'),
        ...refusals('DAY-AUTH-1007'),
      },
    }),
    async (http) => sendData(http, await call(http, listApiKeys, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/api-keys',
      tags,
      summary: 'Make an API key; it is shown this once',
      ...access(SESSION, 'sign-in'),
      request: { headers: idempotencyHeader, body: jsonBody(s.newApiKey) },
      responses: {
        201: dataResponse(s.createdApiKey, 'The key'),
        ...refusals(
          'DAY-REQ-1002',
          'DAY-AUTH-1007',
          'DAY-IDEM-1001',
          'DAY-IDEM-1002',
          'DAY-IDEM-1004',
          'DAY-LIMIT-1001',
          'DAY-LIMIT-1002',
        ),
      },
    }),
    (http) =>
      idempotentlySealed(http, async (requestKey) =>
        sendData(http, await call(http, addApiKey, { ...http.req.valid('json'), requestKey }), 201),
      ),
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/v1/api-keys/{id}',
      tags,
      summary: 'Revoke an API key',
      ...access(SESSION),
      request: { params: z.object({ id: z.uuid() }) },
      responses: { 204: { description: 'Revoked' }, ...refusals('DAY-USER-1001', 'DAY-AUTH-1007') },
    }),
    async (http) => {
      await call(http, revokeApiKey, http.req.valid('param'));
      return http.body(null, 204);
    },
  );
}
