import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import type { Api } from '#workers/http/types.ts';
import { pageMeta } from '#workers/kernel/paging.ts';
import { customFoodRoutes } from './custom-food-routes.ts';
import { NUTRIENTS } from './pure/nutrients.ts';
import { readFood } from './read-food.ts';
import * as s from './schemas.ts';
import { searchFoods } from './search-foods.ts';

const READ = { kind: 'scope', scope: 'food:read' } as const;
const tags = ['nutrition'];

/** Foods for everybody: search, one food with its figures and portions, and what the figures are. */
export function routes(app: Api): void {
  customFoodRoutes(app);

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/foods',
      tags,
      summary: 'Find foods by what people call them, the likeliest first; the member’s own are among them',
      ...access(READ),
      request: { query: s.foodSearch },
      responses: { 200: listResponse(s.foodSummary, 'A page of foods'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => {
      const query = http.req.valid('query');
      const found = await call(http, searchFoods, query);
      return sendList(http, found.foods, pageMeta(query, found.total, { isExact: found.totalIsExact }));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/foods/{id}',
      tags,
      summary: 'One food with its figures per 100 g and its portions',
      ...access(READ),
      request: { params: z.object({ id: z.string().max(80) }) },
      responses: {
        200: dataResponse(s.food, 'The food'),
        ...refusals('DAY-FOOD-1003', 'DAY-REQ-1002'),
      },
    }),
    async (http) => {
      const input = http.req.valid('param');
      return sendData(http, await call(http, readFood, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/nutrients',
      tags,
      summary: 'The nutrients by key, in the order they are shown',
      ...access({ kind: 'public' }),
      responses: { 200: dataResponse(z.array(s.nutrientRow), 'The nutrients') },
    }),
    (http) => sendData(http, NUTRIENT_LIST, 200),
  );
}

const NUTRIENT_LIST = NUTRIENTS.map(({ usdaNumber: _number, ...shown }) => shown);
