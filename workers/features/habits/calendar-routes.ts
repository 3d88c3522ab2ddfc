import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import type { Api } from '#workers/http/types.ts';
import { makeCalendar, openCalendar, readCalendar, revokeCalendar } from './calendars.ts';
import { exportTasks } from './export-tasks.ts';
import * as s from './schemas.ts';

const READ = { kind: 'scope', scope: 'habits:read' } as const;
const tags = ['habits'];
const PATH = '/api/v1/habit-calendar';

/** 256 random bits, so that the address cannot be guessed. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Tasks for other programs: CSV, and a calendar by a secret address. */
export function calendarRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/habit-export',
      tags,
      summary: 'The tasks of some days as CSV, at most 400 days and 50,000 tasks',
      ...access(READ),
      request: { query: s.spanQuery },
      responses: {
        200: { description: 'The tasks', content: { 'text/csv': { schema: z.string() } } },
        ...refusals('DAY-REQ-1002'),
      },
    }),
    async (http) =>
      http.body(await call(http, exportTasks, http.req.valid('query')), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="dayloom-tasks.csv"',
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      tags,
      summary: 'Whether there is a secret address, and since when',
      ...access({ kind: 'session' }),
      responses: { 200: dataResponse(s.calendarState, 'The state') },
    }),
    async (http) => sendData(http, await call(http, readCalendar, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'put',
      path: PATH,
      tags,
      summary: 'Make a new secret address; the one before opens nothing any more',
      ...access({ kind: 'session' }),
      responses: { 200: dataResponse(s.madeCalendar, 'The address, shown once') },
    }),
    async (http) => sendData(http, await call(http, makeCalendar, { secret: newSecret() }), 200),
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: PATH,
      tags,
      summary: 'Revoke the secret address',
      ...access({ kind: 'session' }),
      responses: { 204: { description: 'Revoked' } },
    }),
    async (http) => {
      await call(http, revokeCalendar, undefined);
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/habit-calendars/{file}',
      tags,
      summary: 'The calendar that a secret address opens (iCalendar, RFC 5545)',
      ...access({ kind: 'public' }),
      request: { params: z.object({ file: z.string().regex(/^[\w-]{43}\.ics$/) }) },
      responses: {
        200: { description: 'The calendar', content: { 'text/calendar': { schema: z.string() } } },
        ...refusals('DAY-HAB-1007', 'DAY-REQ-1002'),
      },
    }),
    async (http) => {
      const secret = http.req.valid('param').file.slice(0, -'.ics'.length);
      return http.body(await openCalendar(http.get('deps'), secret), 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Cache-Control': 'private, max-age=900',
      });
    },
  );
}
