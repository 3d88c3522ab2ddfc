import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { asId } from '#workers/kernel/ids.ts';
import { addNote, changeNote, deleteNote, listNotes, restoreNote } from './notes.ts';
import * as s from './schemas.ts';

const READ = { kind: 'scope', scope: 'body:read' } as const;
const WRITE = { kind: 'scope', scope: 'body:write' } as const;
const PATH = '/api/v1/body-notes';
const tags = ['body'];
const param = z.object({ noteId: z.uuid().transform(asId<'body-note'>) });
const SEALED = ['DAY-SEAL-1001', 'DAY-SEAL-1002'] as const;

/** Words of a member to a day's figures. */
export function noteRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      tags,
      summary: 'Notes to the days of a span, the newest day first',
      ...access(READ),
      request: { query: s.notesQuery },
      responses: {
        200: listResponse(s.bodyNote, 'A page of notes'),
        ...refusals('DAY-REQ-1002', ...SEALED),
      },
    }),
    async (http) => {
      const { notes, meta } = await call(http, listNotes, http.req.valid('query'));
      return sendList(http, notes, meta);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: PATH,
      tags,
      summary: 'Write a note to a day, or to a moment of it; a day holds 20',
      description:
        'The answer repeats no word of it: answers are kept for repeats, and words are kept sealed alone.',
      ...access(WRITE),
      request: { headers: idempotencyHeader, body: jsonBody(s.newBodyNote) },
      responses: {
        201: dataResponse(s.createdBodyNote, 'Where the note stands'),
        ...refusals(
          'DAY-REQ-1001',
          'DAY-REQ-1002',
          'DAY-IDEM-1001',
          'DAY-IDEM-1002',
          'DAY-BODY-1005',
          'DAY-BODY-1006',
          'DAY-USER-1002',
          ...SEALED,
        ),
      },
    }),
    (http) =>
      idempotently(http, async () => sendData(http, await call(http, addNote, http.req.valid('json')), 201)),
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: `${PATH}/{noteId}`,
      tags,
      summary: 'Change the words of a note',
      ...access(WRITE),
      request: { params: param, body: jsonBody(s.patchBodyNote) },
      responses: {
        200: dataResponse(s.bodyNote, 'The note'),
        ...refusals('DAY-REQ-1002', 'DAY-BODY-1004', 'DAY-USER-1002', ...SEALED),
      },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').noteId, ...http.req.valid('json') };
      return sendData(http, await call(http, changeNote, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: `${PATH}/{noteId}`,
      tags,
      summary: 'Delete a note; it can be brought back for 30 days',
      ...access(WRITE),
      request: { params: param },
      responses: { 204: { description: 'Deleted' }, ...refusals('DAY-BODY-1004') },
    }),
    async (http) => {
      await call(http, deleteNote, { id: http.req.valid('param').noteId });
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${PATH}/{noteId}/restore`,
      tags,
      summary: 'Bring a deleted note back',
      ...access(WRITE),
      request: { params: param },
      responses: { 200: dataResponse(s.bodyNote, 'The note'), ...refusals('DAY-BODY-1004', ...SEALED) },
    }),
    async (http) =>
      sendData(http, await call(http, restoreNote, { id: http.req.valid('param').noteId }), 200),
  );
}
