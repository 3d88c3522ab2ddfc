import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { readCalibration } from './calibrate-moments.ts';
import { addMoment, deleteMoment, listMoments, restoreMoment } from './moments.ts';
import { listMoodDays, readMood } from './read-mood.ts';
import * as s from './schemas.ts';

const READ = { kind: 'scope', scope: 'mood:read' } as const;
const WRITE = { kind: 'scope', scope: 'mood:write' } as const;
const MOMENTS = '/api/v1/mood-moments';
const tags = ['mood'];
const param = z.object({ momentId: z.uuid() });

export function routes(app: Api): void {
  dayRoutes(app);
  momentRoutes(app);
}

function dayRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/mood/day',
      tags,
      summary: 'What body, words and member say of a local day, side by side',
      description: 'The three are never averaged. A confidence is absent until it was measured.',
      ...access(READ),
      request: { query: s.dayQuery },
      responses: { 200: dataResponse(s.moodDetail, 'The day'), ...refusals('DAY-REQ-1002', 'DAY-SEAL-1001') },
    }),
    async (http) => sendData(http, await call(http, readMood, http.req.valid('query')), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/mood/days',
      tags,
      summary: 'Arousal, and both valences, of each day of a span of at most 366',
      ...access(READ),
      request: { query: s.daysQuery },
      responses: { 200: dataResponse(z.array(s.moodDay), 'The days'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => sendData(http, await call(http, listMoodDays, http.req.valid('query')), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/mood/calibration',
      tags,
      summary: 'How far the member’s own labels moved the model of stress, and how reliable it is for them',
      ...access(READ),
      responses: { 200: dataResponse(s.calibration, 'The calibration') },
    }),
    async (http) => sendData(http, await call(http, readCalibration, undefined), 200),
  );
}

function momentRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: MOMENTS,
      tags,
      summary: 'Moments that the member labelled, the newest first',
      ...access(READ),
      request: { query: s.momentsQuery },
      responses: { 200: listResponse(s.moodMoment, 'A page of moments'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => {
      const { moments, meta } = await call(http, listMoments, http.req.valid('query'));
      return sendList(http, moments, meta);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: MOMENTS,
      tags,
      summary: 'Say how a moment of the last seven days felt',
      ...access(WRITE),
      request: { headers: idempotencyHeader, body: jsonBody(s.newMoment) },
      responses: {
        201: dataResponse(s.moodMoment, 'The moment'),
        ...refusals('DAY-REQ-1001', 'DAY-REQ-1002', 'DAY-MOOD-1002', 'DAY-IDEM-1001', 'DAY-IDEM-1002'),
      },
    }),
    (http) =>
      idempotently(http, async (requestKey) => {
        const input = { ...http.req.valid('json'), requestKey };
        return sendData(http, await call(http, addMoment, input), 201);
      }),
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: `${MOMENTS}/{momentId}`,
      tags,
      summary: 'Delete a moment; it can be restored for 30 days',
      ...access(WRITE),
      request: { params: param },
      responses: { 204: { description: 'Deleted' }, ...refusals('DAY-MOOD-1001') },
    }),
    async (http) => {
      await call(http, deleteMoment, { id: http.req.valid('param').momentId });
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${MOMENTS}/{momentId}/restore`,
      tags,
      summary: 'Bring a deleted moment back',
      ...access(WRITE),
      request: { params: param },
      responses: { 200: dataResponse(s.moodMoment, 'The moment'), ...refusals('DAY-MOOD-1001') },
    }),
    async (http) =>
      sendData(http, await call(http, restoreMoment, { id: http.req.valid('param').momentId }), 200),
  );
}
