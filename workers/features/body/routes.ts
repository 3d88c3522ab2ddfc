import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { asId } from '#workers/kernel/ids.ts';
import { addSamples } from './add-samples.ts';
import { noteRoutes } from './note-routes.ts';
import { listDays, readSeries } from './read-body.ts';
import * as s from './schemas.ts';
import { addSource, deleteSource, listSources, restoreSource } from './sources.ts';

const READ = { kind: 'scope', scope: 'body:read' } as const;
const WRITE = { kind: 'scope', scope: 'body:write' } as const;
const PATH = '/api/v1/body-sources';
const tags = ['body'];
const param = z.object({ sourceId: z.uuid() });
const SEALED = ['DAY-SEAL-1001', 'DAY-SEAL-1002'] as const;
const REPEATS = ['DAY-REQ-1001', 'DAY-REQ-1002', 'DAY-IDEM-1001', 'DAY-IDEM-1002'] as const;

/** Heart data in, and figures of it out. */
export function routes(app: Api): void {
  noteRoutes(app);

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/body-days',
      tags,
      summary: 'Heart figures of local days, both ends included, at most 366',
      ...access(READ),
      request: { query: s.daySpan },
      responses: {
        200: dataResponse(z.array(s.bodyDay), 'Days that have figures'),
        ...refusals('DAY-REQ-1002'),
      },
    }),
    async (http) => sendData(http, await call(http, listDays, http.req.valid('query')), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/body-series',
      tags,
      summary: 'The course of heart rate and variability over a span of at most 93 days',
      ...access(READ),
      request: { query: s.instantSpan },
      responses: { 200: dataResponse(s.bodySeries, 'The course'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => sendData(http, await call(http, readSeries, http.req.valid('query')), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      tags,
      summary: 'What gave heart data, the latest first, at most 100',
      ...access(READ),
      responses: { 200: dataResponse(z.array(s.bodySource), 'The sources'), ...refusals(...SEALED) },
    }),
    async (http) => sendData(http, await call(http, listSources, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: PATH,
      tags,
      summary: 'Name a source of heart data; the same kind and name give the same source',
      description: 'The answer does not repeat the name: answers are kept for repeats, and names are sealed.',
      ...access(WRITE),
      request: { headers: idempotencyHeader, body: jsonBody(s.newBodySource) },
      responses: { 201: dataResponse(s.createdBodySource, 'The source'), ...refusals(...REPEATS, ...SEALED) },
    }),
    (http) =>
      idempotently(http, async () =>
        sendData(http, await call(http, addSource, http.req.valid('json')), 201),
      ),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${PATH}/{sourceId}/samples`,
      tags,
      summary: 'Add up to 10,000 samples; each is stored once, however often it is sent',
      ...access(WRITE),
      request: { params: param, headers: idempotencyHeader, body: jsonBody(s.sampleBatch) },
      responses: {
        200: dataResponse(s.batchOutcome, 'What became of them'),
        ...refusals(...REPEATS, 'DAY-BODY-1001', 'DAY-BODY-1002', 'DAY-BODY-1003', 'DAY-USER-1002'),
      },
    }),
    (http) =>
      idempotently(http, async () => {
        const sourceId = asId<'body-source'>(http.req.valid('param').sourceId);
        return sendData(http, await call(http, addSamples, { sourceId, batch: http.req.valid('json') }), 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: `${PATH}/{sourceId}`,
      tags,
      summary: 'Delete a source with its samples; it can be brought back for 30 days',
      ...access(WRITE),
      request: { params: param },
      responses: { 204: { description: 'Deleted' }, ...refusals('DAY-BODY-1001') },
    }),
    async (http) => {
      await call(http, deleteSource, { id: asId<'body-source'>(http.req.valid('param').sourceId) });
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${PATH}/{sourceId}/restore`,
      tags,
      summary: 'Bring a deleted source back',
      ...access(WRITE),
      request: { params: param },
      responses: { 200: dataResponse(s.bodySource, 'The source'), ...refusals('DAY-BODY-1001', ...SEALED) },
    }),
    async (http) => {
      const id = asId<'body-source'>(http.req.valid('param').sourceId);
      return sendData(http, await call(http, restoreSource, { id }), 200);
    },
  );
}
