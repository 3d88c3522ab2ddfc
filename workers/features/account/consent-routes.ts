import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import type { Api } from '#workers/http/types.ts';
import { listConsents, sayConsent } from './consents.ts';
import * as s from './schemas.ts';

const PATH = '/api/v1/consents';
const tags = ['account'];

/** What a member allows, by purpose. A key or an assistant cannot say it for them. */
export function consentRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      tags,
      summary: 'What the member allows, by purpose',
      ...access({ kind: 'session' }),
      responses: { 200: dataResponse(z.array(s.consent), 'Every purpose') },
    }),
    async (http) => sendData(http, await call(http, listConsents, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: PATH,
      tags,
      summary: 'Allow a purpose, or take it back',
      ...access({ kind: 'session' }),
      request: { body: jsonBody(s.sayConsent) },
      responses: { 200: dataResponse(z.array(s.consent), 'Every purpose'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => sendData(http, await call(http, sayConsent, http.req.valid('json')), 200),
  );
}
