import { createRoute } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call } from '#workers/http/call.ts';
import { listResponse, refusals, sendList } from '#workers/http/envelope.ts';
import type { Api } from '#workers/http/types.ts';
import { listJobRuns } from './list-job-runs.ts';
import * as s from './schemas.ts';

/** What staff may see: figures and states, never a person's content. */
export function routes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/job-runs',
      tags: ['admin'],
      summary: 'Runs of jobs by state; the dead letters unless told otherwise',
      ...access({ kind: 'role', role: 'admin' }),
      request: { query: s.jobRunsQuery },
      responses: {
        200: listResponse(s.jobRun, 'A page of runs'),
        ...refusals('DAY-AUTH-1006', 'DAY-REQ-1002'),
      },
    }),
    async (http) => {
      const input = http.req.valid('query');
      const { runs, meta } = await call(http, listJobRuns, input);
      return sendList(http, runs, meta);
    },
  );
}
