import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import type { Api } from '#workers/http/types.ts';
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
}
