import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import {
  addCustomFood,
  changeCustomFood,
  deleteCustomFood,
  listCustomFoods,
  restoreCustomFood,
} from './custom-foods.ts';
import * as s from './schemas.ts';

const READ = { kind: 'scope', scope: 'food:read' } as const;
const WRITE = { kind: 'scope', scope: 'food:write' } as const;
const PATH = '/api/v1/custom-foods';
const tags = ['nutrition'];
const param = z.object({ id: z.uuid() });

/** Foods that a member entered from a label or a recipe of their own. */
export function customFoodRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      tags,
      summary: 'The member’s own foods, the newest first',
      ...access(READ),
      request: { query: s.customFoodPage },
      responses: { 200: listResponse(s.customFood, 'A page of foods'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => {
      const input = http.req.valid('query');
      const { foods, meta } = await call(http, listCustomFoods, input);
      return sendList(http, foods, meta);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: PATH,
      tags,
      summary: 'Add a food of one’s own',
      ...access(WRITE),
      request: { headers: idempotencyHeader, body: jsonBody(s.newCustomFood) },
      responses: {
        201: dataResponse(s.customFood, 'The food'),
        ...refusals('DAY-REQ-1001', 'DAY-REQ-1002', 'DAY-IDEM-1001', 'DAY-IDEM-1002'),
      },
    }),
    (http) =>
      idempotently(http, async (requestKey) => {
        const input = { ...http.req.valid('json'), requestKey };
        return sendData(http, await call(http, addCustomFood, input), 201);
      }),
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: `${PATH}/{id}`,
      tags,
      summary: 'Change a food of one’s own; past meals keep their figures',
      ...access(WRITE),
      request: { params: param, body: jsonBody(s.patchCustomFood) },
      responses: {
        200: dataResponse(s.customFood, 'The food'),
        ...refusals('DAY-REQ-1002', 'DAY-FOOD-1003'),
      },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').id, change: http.req.valid('json') };
      return sendData(http, await call(http, changeCustomFood, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: `${PATH}/{id}`,
      tags,
      summary: 'Delete a food of one’s own; past meals keep it',
      ...access(WRITE),
      request: { params: param },
      responses: { 204: { description: 'Deleted' }, ...refusals('DAY-FOOD-1003') },
    }),
    async (http) => {
      await call(http, deleteCustomFood, http.req.valid('param'));
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${PATH}/{id}/restore`,
      tags,
      summary: 'Bring a deleted food of one’s own back',
      ...access(WRITE),
      request: { params: param },
      responses: { 200: dataResponse(s.customFood, 'The food'), ...refusals('DAY-FOOD-1003') },
    }),
    async (http) => sendData(http, await call(http, restoreCustomFood, http.req.valid('param')), 200),
  );
}
