import { createRoute } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import type { Api } from '#workers/http/types.ts';
import { changePreferences, readPreferences } from './preferences.ts';
import * as s from './schemas.ts';

const path = '/api/v1/preferences';
const tags = ['preferences'];

/** What a member eats, avoids and aims for. */
export function routes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path,
      tags,
      summary: 'Diets, allergens, dislikes, cuisines, goals and meal times',
      ...access({ kind: 'scope', scope: 'account:read' }),
      responses: { 200: dataResponse(s.readPreferences, 'The preferences') },
    }),
    async (http) => sendData(http, await call(http, readPreferences, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path,
      tags,
      summary: 'Change some of them',
      ...access({ kind: 'session' }),
      request: { body: jsonBody(s.patchPreferences) },
      responses: {
        200: dataResponse(s.readPreferences, 'The preferences'),
        ...refusals('DAY-REQ-1002', 'DAY-AUTH-1007', 'DAY-USER-1002', 'DAY-USER-1004'),
      },
    }),
    async (http) => sendData(http, await call(http, changePreferences, http.req.valid('json')), 200),
  );
}
