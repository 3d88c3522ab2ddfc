import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { staffReasonOf } from '#workers/http/staff-reason.ts';
import type { Api } from '#workers/http/types.ts';
import * as s from './schemas.ts';
import { searchAudit } from './search-audit.ts';
import { searchPeople } from './search-people.ts';

const tags = ['admin'];
const STAFF = { kind: 'staff' } as const;
const REFUSED = ['DAY-AUTH-1006', 'DAY-AUTH-1010', 'DAY-STAFF-1005', 'DAY-REQ-1002'] as const;

/** People without their content, and who did what. Each read needs a reason, and is written down with it. */
export function peopleRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/person-searches',
      tags,
      summary: 'Look somebody up by id or whole mail address; it is written down, with the reason',
      ...access(STAFF),
      request: { headers: s.staffReason, body: jsonBody(s.personSearch) },
      responses: {
        200: dataResponse(z.array(s.person), 'Whom it found: nobody, or one, or a few'),
        ...refusals(...REFUSED, 'DAY-STAFF-1003'),
      },
    }),
    async (http) => {
      const input = { search: http.req.valid('json'), reason: staffReasonOf(http) };
      return sendData(http, await call(http, searchPeople, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/audit-entries',
      tags,
      summary: 'Who did what, newest first; reading it is written down, with the reason',
      ...access(STAFF),
      request: { query: s.auditQuery, headers: s.staffReason },
      responses: { 200: listResponse(s.auditEntry, 'A page of lines'), ...refusals(...REFUSED) },
    }),
    async (http) => {
      const input = { query: http.req.valid('query'), reason: staffReasonOf(http) };
      const { entries, meta } = await call(http, searchAudit, input);
      return sendList(http, entries, meta);
    },
  );
}
