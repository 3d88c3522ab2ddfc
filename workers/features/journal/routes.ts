import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import { textStream } from '#workers/http/text-stream.ts';
import type { Api } from '#workers/http/types.ts';
import { asId } from '#workers/kernel/ids.ts';
import { changeEntry, deleteEntry, restoreEntry, undoEdit } from './edit-entry.ts';
import { exportEntries } from './export-entries.ts';
import { photoRoutes } from './photo-routes.ts';
import { journalDays, listEntries, listLabels, readEntry } from './read-entries.ts';
import { readingRoutes } from './reading-routes.ts';
import * as s from './schemas.ts';
import { addEntry } from './write-entry.ts';

const READ = { kind: 'scope', scope: 'journal:read' } as const;
const WRITE = { kind: 'scope', scope: 'journal:write' } as const;
const ENTRIES = '/api/v1/journal-entries';
const tags = ['journal'];
const param = z.object({ entryId: z.uuid().transform(asId<'entry'>) });
const entry = (description: string) => dataResponse(s.journalEntry, description);
const SEALED = ['DAY-SEAL-1001', 'DAY-SEAL-1002'] as const;

/** The routes of entries. Photos, reading by models, search and answers have files of their own. */
export function routes(app: Api): void {
  photoRoutes(app);
  readingRoutes(app);

  app.openapi(
    createRoute({
      method: 'get',
      path: ENTRIES,
      tags,
      summary: 'Journal entries, the newest first',
      description: 'Long texts are cut: one entry alone has all of it.',
      ...access(READ),
      request: { query: s.entriesQuery },
      responses: {
        200: listResponse(s.journalEntry, 'A page of entries'),
        ...refusals('DAY-REQ-1002', ...SEALED),
      },
    }),
    async (http) => {
      const { entries, meta } = await call(http, listEntries, http.req.valid('query'));
      return sendList(http, entries, meta);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: ENTRIES,
      tags,
      summary: 'Write an entry',
      description:
        'The answer repeats no word of it: answers are kept for repeats, and words are kept sealed alone.',
      ...access(WRITE),
      request: { headers: idempotencyHeader, body: jsonBody(s.newEntry) },
      responses: {
        201: dataResponse(s.createdEntry, 'Where the entry stands'),
        ...refusals(
          'DAY-REQ-1001',
          'DAY-REQ-1002',
          'DAY-JRNL-1002',
          'DAY-IDEM-1001',
          'DAY-IDEM-1002',
          ...SEALED,
        ),
      },
    }),
    (http) =>
      idempotently(http, async (requestKey) => {
        const input = { ...http.req.valid('json'), requestKey };
        return sendData(http, await call(http, addEntry, input), 201);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: `${ENTRIES}/{entryId}`,
      tags,
      summary: 'One entry, all of it',
      ...access(READ),
      request: { params: param },
      responses: { 200: entry('The entry'), ...refusals('DAY-JRNL-1001', ...SEALED) },
    }),
    async (http) => sendData(http, await call(http, readEntry, { id: http.req.valid('param').entryId }), 200),
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: `${ENTRIES}/{entryId}`,
      tags,
      summary: 'Change an entry; the version before is kept for one undo',
      ...access(WRITE),
      request: { params: param, body: jsonBody(s.patchEntry) },
      responses: {
        200: entry('The entry'),
        ...refusals(
          'DAY-JRNL-1001',
          'DAY-JRNL-1002',
          'DAY-JRNL-1003',
          'DAY-JRNL-1005',
          'DAY-REQ-1002',
          ...SEALED,
        ),
      },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').entryId, change: http.req.valid('json') };
      return sendData(http, await call(http, changeEntry, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${ENTRIES}/{entryId}/undo`,
      tags,
      summary: 'Bring the version before the last edit back',
      ...access(WRITE),
      request: { params: param },
      responses: {
        200: entry('The entry'),
        ...refusals('DAY-JRNL-1001', 'DAY-JRNL-1003', 'DAY-JRNL-1004', 'DAY-JRNL-1005', ...SEALED),
      },
    }),
    async (http) => sendData(http, await call(http, undoEdit, { id: http.req.valid('param').entryId }), 200),
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: `${ENTRIES}/{entryId}`,
      tags,
      summary: 'Delete an entry; it can be restored for 30 days',
      ...access(WRITE),
      request: { params: param },
      responses: { 204: { description: 'Deleted' }, ...refusals('DAY-JRNL-1001') },
    }),
    async (http) => {
      await call(http, deleteEntry, { id: http.req.valid('param').entryId });
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${ENTRIES}/{entryId}/restore`,
      tags,
      summary: 'Bring a deleted entry back',
      ...access(WRITE),
      request: { params: param },
      responses: { 200: entry('The entry'), ...refusals('DAY-JRNL-1001', ...SEALED) },
    }),
    async (http) =>
      sendData(http, await call(http, restoreEntry, { id: http.req.valid('param').entryId }), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/journal-days',
      tags,
      summary: 'Mean mood and number of entries of each local day that has any: a year in pixels',
      ...access(READ),
      request: { query: s.daysQuery },
      responses: { 200: dataResponse(z.array(s.journalDay), 'The days'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => sendData(http, await call(http, journalDays, http.req.valid('query')), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/journal-labels',
      tags,
      summary: 'The member’s tags and activities, the most used first, at most 200',
      ...access(READ),
      responses: { 200: dataResponse(z.array(s.labelUse), 'The labels'), ...refusals(...SEALED) },
    }),
    async (http) => sendData(http, await call(http, listLabels, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/journal-export',
      tags,
      summary: 'Every entry, opened, as CSV',
      ...access(READ),
      responses: {
        200: { description: 'CSV, the first entry first', content: { 'text/csv': { schema: z.string() } } },
        ...refusals(...SEALED),
      },
    }),
    async (http) =>
      http.body(textStream(await call(http, exportEntries, undefined)), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="journal.csv"',
        'Cache-Control': 'no-store',
      }),
  );
}
