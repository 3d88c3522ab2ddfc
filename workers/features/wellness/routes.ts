import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import { textStream } from '#workers/http/text-stream.ts';
import type { Api } from '#workers/http/types.ts';
import { exportScores } from './export-scores.ts';
import { listScores, readScore } from './read-scores.ts';
import * as s from './schemas.ts';

const READ = { kind: 'scope', scope: 'wellness:read' } as const;
const tags = ['wellness'];

export function routes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/wellness/score',
      tags,
      summary: 'The score of one local day, today’s unless it is said, with what it is made of',
      description: 'A wellness figure and not a medical one. Parts that are not known take no side.',
      ...access(READ),
      request: { query: s.scoreQuery },
      responses: { 200: dataResponse(s.wellnessScore, 'The score'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => sendData(http, await call(http, readScore, http.req.valid('query')), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/wellness/scores',
      tags,
      summary: 'The scores of a span of local days, at most 366',
      ...access(READ),
      request: { query: s.scoresQuery },
      responses: { 200: dataResponse(z.array(s.wellnessDay), 'The scores'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => sendData(http, await call(http, listScores, http.req.valid('query')), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/wellness/score-export',
      tags,
      summary: 'Every day’s score with its parts, weights and reasons as CSV; a part of Premium',
      ...access(READ),
      responses: {
        200: {
          description: 'A line for each part of each day, the first day first',
          content: { 'text/csv': { schema: z.string() } },
        },
        ...refusals('DAY-BILL-1001'),
      },
    }),
    async (http) =>
      http.body(textStream(await call(http, exportScores, undefined)), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="dayloom-scores.csv"',
        'Cache-Control': 'no-store',
      }),
  );
}
