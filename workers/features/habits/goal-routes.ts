import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { addGoal, changeGoal, deleteGoal, listGoals, restoreGoal } from './goals.ts';
import * as s from './schemas.ts';

const READ = { kind: 'scope', scope: 'habits:read' } as const;
const WRITE = { kind: 'scope', scope: 'habits:write' } as const;
const PATH = '/api/v1/goals';
const tags = ['habits'];
const param = z.object({ goalId: z.uuid() });

/** What a person wants to come to. */
export function goalRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      tags,
      summary: 'The member’s goals, the oldest first',
      ...access(READ),
      request: { query: s.pageQuery },
      responses: { 200: listResponse(s.goal, 'A page of goals'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => {
      const { goals, meta } = await call(http, listGoals, http.req.valid('query'));
      return sendList(http, goals, meta);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: PATH,
      tags,
      summary: 'Set a goal',
      ...access(WRITE),
      request: { headers: idempotencyHeader, body: jsonBody(s.newGoal) },
      responses: {
        201: dataResponse(s.goal, 'The goal'),
        ...refusals('DAY-REQ-1001', 'DAY-REQ-1002', 'DAY-IDEM-1001', 'DAY-IDEM-1002'),
      },
    }),
    (http) =>
      idempotently(http, async (requestKey) =>
        sendData(http, await call(http, addGoal, { ...http.req.valid('json'), requestKey }), 201),
      ),
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: `${PATH}/{goalId}`,
      tags,
      summary: 'Change a goal',
      ...access(WRITE),
      request: { params: param, body: jsonBody(s.patchGoal) },
      responses: { 200: dataResponse(s.goal, 'The goal'), ...refusals('DAY-REQ-1002', 'DAY-HAB-1001') },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').goalId, change: http.req.valid('json') };
      return sendData(http, await call(http, changeGoal, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: `${PATH}/{goalId}`,
      tags,
      summary: 'Delete a goal; its tasks stay',
      ...access(WRITE),
      request: { params: param },
      responses: { 204: { description: 'Deleted' }, ...refusals('DAY-HAB-1001') },
    }),
    async (http) => {
      await call(http, deleteGoal, { id: http.req.valid('param').goalId });
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${PATH}/{goalId}/restore`,
      tags,
      summary: 'Bring a deleted goal back',
      ...access(WRITE),
      request: { params: param },
      responses: { 200: dataResponse(s.goal, 'The goal'), ...refusals('DAY-HAB-1001') },
    }),
    async (http) =>
      sendData(http, await call(http, restoreGoal, { id: http.req.valid('param').goalId }), 200),
  );
}
