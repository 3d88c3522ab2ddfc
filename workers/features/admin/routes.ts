import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { staffReasonOf } from '#workers/http/staff-reason.ts';
import type { Api } from '#workers/http/types.ts';
import { listFeatureFlags } from './list-feature-flags.ts';
import { listJobRuns } from './list-job-runs.ts';
import { peopleRoutes } from './people-routes.ts';
import { readFigures } from './read-figures.ts';
import * as s from './schemas.ts';
import { dropJobRun, retryJobRun } from './settle-job-run.ts';
import { closeStaffFlag, listStaffFlags } from './staff-flags.ts';

const tags = ['admin'];
const STAFF = { kind: 'staff' } as const;
const NO_STAFF = ['DAY-AUTH-1006', 'DAY-AUTH-1010'] as const;
const NO_REASON = ['DAY-STAFF-1005'] as const;
const params = z.object({ id: z.uuid() });

/** What staff may see: figures and states, never a person's content. */
export function routes(app: Api): void {
  peopleRoutes(app);

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/job-runs',
      tags,
      summary: 'Runs of jobs by state; the dead letters unless told otherwise',
      ...access(STAFF),
      request: { query: s.jobRunsQuery },
      responses: { 200: listResponse(s.jobRun, 'A page of runs'), ...refusals(...NO_STAFF, 'DAY-REQ-1002') },
    }),
    async (http) => {
      const { runs, meta } = await call(http, listJobRuns, http.req.valid('query'));
      return sendList(http, runs, meta);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/job-runs/{id}/retries',
      tags,
      summary: 'Send a dead letter again',
      ...access(STAFF),
      request: { params, headers: s.staffReason },
      responses: {
        204: { description: 'Sent again' },
        ...refusals(...NO_STAFF, ...NO_REASON, 'DAY-STAFF-1001', 'DAY-STAFF-1002'),
      },
    }),
    async (http) => {
      await call(http, retryJobRun, { ...http.req.valid('param'), reason: staffReasonOf(http) });
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/v1/job-runs/{id}',
      tags,
      summary: 'Give a dead letter up for good',
      ...access(STAFF),
      request: { params, headers: s.staffReason },
      responses: {
        204: { description: 'Dropped' },
        ...refusals(...NO_STAFF, ...NO_REASON, 'DAY-STAFF-1001'),
      },
    }),
    async (http) => {
      await call(http, dropJobRun, { ...http.req.valid('param'), reason: staffReasonOf(http) });
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/staff-flags',
      tags,
      summary: 'What staff are to look at',
      ...access(STAFF),
      request: { query: s.staffFlagsQuery },
      responses: {
        200: listResponse(s.staffFlag, 'A page of flags'),
        ...refusals(...NO_STAFF, 'DAY-REQ-1002'),
      },
    }),
    async (http) => {
      const { flags, meta } = await call(http, listStaffFlags, http.req.valid('query'));
      return sendList(http, flags, meta);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/v1/staff-flags/{id}',
      tags,
      summary: 'Close a flag; it stays, with the reason',
      ...access(STAFF),
      request: { params, headers: s.staffReason },
      responses: { 204: { description: 'Closed' }, ...refusals(...NO_STAFF, ...NO_REASON, 'DAY-STAFF-1004') },
    }),
    async (http) => {
      await call(http, closeStaffFlag, { ...http.req.valid('param'), reason: staffReasonOf(http) });
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/feature-flags',
      tags,
      summary: 'Switches: how they stand, and who decided',
      ...access(STAFF),
      responses: { 200: dataResponse(s.featureFlags, 'All there are'), ...refusals(...NO_STAFF) },
    }),
    async (http) => sendData(http, await call(http, listFeatureFlags, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/staff-figures',
      tags,
      summary: 'Requests, errors, times, cache, jobs and the cost of models, by steps in time',
      ...access(STAFF),
      request: { query: s.figuresQuery },
      responses: { 200: dataResponse(s.staffFigures, 'Figures'), ...refusals(...NO_STAFF, 'DAY-REQ-1002') },
    }),
    async (http) => sendData(http, await call(http, readFigures, http.req.valid('query')), 200),
  );
}
