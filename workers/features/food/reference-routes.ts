import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import type { Api } from '#workers/http/types.ts';
import { asId } from '#workers/kernel/ids.ts';
import { markReference, removeReference } from './edit-reference.ts';
import { foodAnalysis, reference } from './schemas.ts';

const PATH = '/api/v1/food-analyses/{id}/reference';
const shared = {
  path: PATH,
  tags: ['food'],
  ...access({ kind: 'scope', scope: 'food:write' }),
};
const params = z.object({ id: z.uuid().transform(asId<'analysis'>) });
const meal = dataResponse(foodAnalysis, 'The meal, weighed anew');

/** What a photo is scaled by. */
export function referenceRoutes(app: Api): void {
  app.openapi(
    createRoute({
      ...shared,
      method: 'put',
      summary: 'Scale a photo by a thing of known size in it; what the person weighed themselves stays',
      request: { params, body: jsonBody(reference) },
      responses: {
        200: meal,
        ...refusals(
          'DAY-FOOD-1001',
          'DAY-FOOD-1005',
          'DAY-FOOD-1006',
          'DAY-FOOD-1008',
          'DAY-REQ-1001',
          'DAY-REQ-1002',
        ),
      },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').id, reference: http.req.valid('json') };
      return sendData(http, await call(http, markReference, input), 200);
    },
  );

  app.openapi(
    createRoute({
      ...shared,
      method: 'delete',
      summary: 'Weigh by what was found in the photo alone',
      request: { params },
      responses: { 200: meal, ...refusals('DAY-FOOD-1001', 'DAY-FOOD-1005', 'DAY-FOOD-1006') },
    }),
    async (http) => sendData(http, await call(http, removeReference, http.req.valid('param')), 200),
  );
}
