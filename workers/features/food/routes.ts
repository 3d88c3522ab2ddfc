import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendJsonText } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { asId } from '#workers/kernel/ids.ts';
import { pageMeta } from '#workers/kernel/paging.ts';
import { addItem, changeItem, deleteItem, restoreItem, splitItem } from './edit-items.ts';
import { addQuickMeal, changeMeal, copyMeal, deleteMeal, restoreMeal, retryAnalysis } from './edit-meal.ts';
import { photoRoutes } from './photo-routes.ts';
import { foodDays, listMeals, readMeal } from './read-meal.ts';
import { referenceRoutes } from './reference-routes.ts';
import * as s from './schemas.ts';

const READ = { kind: 'scope', scope: 'food:read' } as const;
const WRITE = { kind: 'scope', scope: 'food:write' } as const;
const tags = ['food'];

const analysisParam = z.object({ id: z.uuid().transform(asId<'analysis'>) });
const itemParam = z.object({ itemId: z.uuid().transform(asId<'item'>) });
const meal = (description: string) => dataResponse(s.foodAnalysis, description);

const ANALYSES = '/api/v1/food-analyses';
const ITEMS = '/api/v1/food-analysis-items';

/** The routes of meals: history, one meal, its items, days. The photo's own are in photo-routes.ts. */
export function routes(app: Api): void {
  photoRoutes(app);

  app.openapi(
    createRoute({
      method: 'get',
      path: ANALYSES,
      tags,
      summary: 'The history of meals',
      ...access(READ),
      request: { query: s.historyQuery },
      responses: {
        200: listResponse(s.foodAnalysisSummary, 'A page of meals'),
        ...refusals('DAY-REQ-1002', 'DAY-AUTH-1001'),
      },
    }),
    async (http) => {
      const query = http.req.valid('query');
      const page = await call(http, listMeals, query);
      return sendJsonText(
        http,
        page.rowsJson,
        pageMeta(query, page.total, { isExact: page.totalIsExact, nextCursor: page.nextCursor }),
      );
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: `${ANALYSES}/{id}`,
      tags,
      summary: 'One meal with its items and totals',
      ...access(READ),
      request: { params: analysisParam },
      responses: { 200: meal('The meal'), ...refusals('DAY-FOOD-1001') },
    }),
    async (http) => sendData(http, await call(http, readMeal, http.req.valid('param')), 200),
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: `${ANALYSES}/{id}`,
      tags,
      summary: 'Change a meal’s time, kind or title',
      ...access(WRITE),
      request: { params: analysisParam, body: jsonBody(s.patchAnalysis) },
      responses: { 200: meal('The meal'), ...refusals('DAY-FOOD-1001', 'DAY-REQ-1001', 'DAY-REQ-1002') },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').id, change: http.req.valid('json') };
      return sendData(http, await call(http, changeMeal, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: `${ANALYSES}/{id}`,
      tags,
      summary: 'Delete a meal; it can be restored for 30 days',
      ...access(WRITE),
      request: { params: analysisParam },
      responses: { 204: { description: 'Deleted' }, ...refusals('DAY-FOOD-1001') },
    }),
    async (http) => {
      await call(http, deleteMeal, http.req.valid('param'));
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${ANALYSES}/{id}/restore`,
      tags,
      summary: 'Bring a deleted meal back',
      ...access(WRITE),
      request: { params: analysisParam },
      responses: { 200: meal('The meal'), ...refusals('DAY-FOOD-1001') },
    }),
    async (http) => sendData(http, await call(http, restoreMeal, http.req.valid('param')), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${ANALYSES}/{id}/retry`,
      tags,
      summary: 'Run a failed analysis again',
      ...access(WRITE, 'ai'),
      request: { params: analysisParam },
      responses: {
        202: meal('The meal, queued'),
        ...refusals('DAY-FOOD-1001', 'DAY-FOOD-1005', 'DAY-FOOD-1006', 'DAY-LIMIT-1001'),
      },
    }),
    async (http) => sendData(http, await call(http, retryAnalysis, http.req.valid('param')), 202),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${ANALYSES}/{id}/copies`,
      tags,
      summary: 'Eat the same again',
      ...access(WRITE),
      request: { params: analysisParam, headers: idempotencyHeader, body: jsonBody(s.copyMeal) },
      responses: {
        201: meal('The new meal'),
        ...refusals('DAY-FOOD-1001', 'DAY-FOOD-1005', 'DAY-IDEM-1001', 'DAY-IDEM-1002'),
      },
    }),
    (http) =>
      idempotently(http, async (requestKey) => {
        const input = { ...http.req.valid('json'), id: http.req.valid('param').id, requestKey };
        return sendData(http, await call(http, copyMeal, input), 201);
      }),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${ANALYSES}/{id}/items`,
      tags,
      summary: 'Add an item to a meal',
      ...access(WRITE),
      request: { params: analysisParam, headers: idempotencyHeader, body: jsonBody(s.newItem) },
      responses: {
        201: meal('The meal'),
        ...refusals('DAY-FOOD-1001', 'DAY-FOOD-1003', 'DAY-FOOD-1007', 'DAY-IDEM-1001', 'DAY-IDEM-1002'),
      },
    }),
    (http) =>
      idempotently(http, async () => {
        const input = { ...http.req.valid('json'), id: http.req.valid('param').id };
        return sendData(http, await call(http, addItem, input), 201);
      }),
  );

  referenceRoutes(app);

  app.openapi(
    createRoute({
      method: 'patch',
      path: `${ITEMS}/{itemId}`,
      tags,
      summary: 'Change an item’s mass, or swap its food',
      ...access(WRITE),
      request: { params: itemParam, body: jsonBody(s.patchItem) },
      responses: { 200: meal('The meal'), ...refusals('DAY-FOOD-1002', 'DAY-FOOD-1003', 'DAY-REQ-1002') },
    }),
    async (http) => {
      const input = { ...http.req.valid('json'), id: http.req.valid('param').itemId };
      return sendData(http, await call(http, changeItem, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: `${ITEMS}/{itemId}`,
      tags,
      summary: 'Delete an item',
      ...access(WRITE),
      request: { params: itemParam },
      responses: { 200: meal('The meal'), ...refusals('DAY-FOOD-1002') },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').itemId };
      return sendData(http, await call(http, deleteItem, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${ITEMS}/{itemId}/restore`,
      tags,
      summary: 'Bring a deleted item back',
      ...access(WRITE),
      request: { params: itemParam },
      responses: { 200: meal('The meal'), ...refusals('DAY-FOOD-1002', 'DAY-FOOD-1007') },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').itemId };
      return sendData(http, await call(http, restoreItem, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${ITEMS}/{itemId}/split`,
      tags,
      summary: 'Divide an item in two',
      ...access(WRITE),
      request: { params: itemParam, headers: idempotencyHeader, body: jsonBody(s.splitItem) },
      responses: {
        201: meal('The meal'),
        ...refusals('DAY-FOOD-1002', 'DAY-FOOD-1003', 'DAY-FOOD-1007', 'DAY-IDEM-1001'),
      },
    }),
    (http) =>
      idempotently(http, async () => {
        const input = { ...http.req.valid('json'), id: http.req.valid('param').itemId };
        return sendData(http, await call(http, splitItem, input), 201);
      }),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/quick-meals',
      tags,
      summary: 'Add a meal without a photo',
      ...access(WRITE),
      request: { headers: idempotencyHeader, body: jsonBody(s.quickMeal) },
      responses: {
        201: meal('The meal'),
        ...refusals('DAY-REQ-1001', 'DAY-REQ-1002', 'DAY-FOOD-1003', 'DAY-IDEM-1001', 'DAY-IDEM-1002'),
      },
    }),
    (http) =>
      idempotently(http, async (requestKey) => {
        const input = { ...http.req.valid('json'), requestKey };
        return sendData(http, await call(http, addQuickMeal, input), 201);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/food-days',
      tags,
      summary: 'Totals of local days',
      ...access(READ),
      request: { query: s.foodDaysQuery },
      responses: {
        200: dataResponse(z.array(s.foodDay), 'The days that have meals'),
        ...refusals('DAY-REQ-1002'),
      },
    }),
    async (http) => {
      const days = await call(http, foodDays, http.req.valid('query'));
      return sendJsonText(http, days);
    },
  );
}
