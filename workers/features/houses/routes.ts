import { createRoute } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import type { Api } from '#workers/http/types.ts';
import { enterOwnHouse, leaveOwnHouse, readHouse } from './my-house.ts';
import * as s from './schemas.ts';

const READ = { kind: 'scope', scope: 'habits:read' } as const;
const WRITE = { kind: 'scope', scope: 'habits:write' } as const;
const PATH = '/api/v1/users/me/house';
const tags = ['houses'];

/** The member's house. A house counts habits, and so it comes with their scopes. */
export function routes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      tags,
      summary: 'The member’s house: its challenge, their own part, and how the houses stand',
      ...access(READ),
      responses: { 200: dataResponse(s.myHouse, 'The house; null in it when they are in none') },
    }),
    async (http) => sendData(http, await call(http, readHouse, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'put',
      path: PATH,
      tags,
      summary: 'Enter a house; the one before is left',
      ...access(WRITE),
      request: { body: jsonBody(s.chooseHouse) },
      responses: { 200: dataResponse(s.myHouse, 'The house'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => sendData(http, await call(http, enterOwnHouse, http.req.valid('json')), 200),
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: PATH,
      tags,
      summary: 'Leave the house',
      ...access(WRITE),
      responses: { 204: { description: 'Left' } },
    }),
    async (http) => {
      await call(http, leaveOwnHouse, undefined);
      return http.body(null, 204);
    },
  );
}
