import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { addPause, changePause, listPauses, removePause } from './pauses.ts';
import * as s from './schemas.ts';

const READ = { kind: 'scope', scope: 'habits:read' } as const;
const WRITE = { kind: 'scope', scope: 'habits:write' } as const;
const PATH = '/api/v1/habit-pauses';
const tags = ['habits'];
const param = z.object({ pauseId: z.uuid() });

/** Days on which nothing is due. */
export function pauseRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      tags,
      summary: 'The member’s pauses, the latest first',
      ...access(READ),
      request: { query: s.pageQuery },
      responses: { 200: listResponse(s.pause, 'A page of pauses'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => {
      const { pauses, meta } = await call(http, listPauses, http.req.valid('query'));
      return sendList(http, pauses, meta);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: PATH,
      tags,
      summary: 'Pause: illness, a holiday. Nothing is due, and nothing counts as missed',
      ...access(WRITE),
      request: { headers: idempotencyHeader, body: jsonBody(s.newPause) },
      responses: {
        201: dataResponse(s.pause, 'The pause'),
        ...refusals('DAY-REQ-1002', 'DAY-HAB-1005', 'DAY-IDEM-1001', 'DAY-IDEM-1002'),
      },
    }),
    (http) =>
      idempotently(http, async (requestKey) =>
        sendData(http, await call(http, addPause, { ...http.req.valid('json'), requestKey }), 201),
      ),
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: `${PATH}/{pauseId}`,
      tags,
      summary: 'Set the last day of a pause',
      ...access(WRITE),
      request: { params: param, body: jsonBody(s.patchPause) },
      responses: { 200: dataResponse(s.pause, 'The pause'), ...refusals('DAY-REQ-1002', 'DAY-HAB-1006') },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').pauseId, ...http.req.valid('json') };
      return sendData(http, await call(http, changePause, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: `${PATH}/{pauseId}`,
      tags,
      summary: 'Take a pause back; today is planned again',
      ...access(WRITE),
      request: { params: param },
      responses: { 204: { description: 'Deleted' }, ...refusals('DAY-HAB-1006') },
    }),
    async (http) => {
      await call(http, removePause, { id: http.req.valid('param').pauseId });
      return http.body(null, 204);
    },
  );
}
