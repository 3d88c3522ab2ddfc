import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, metaOf, refusals, sendData } from '#workers/http/envelope.ts';
import { eventStream } from '#workers/http/event-stream.ts';
import type { Api } from '#workers/http/types.ts';
import { asId } from '#workers/kernel/ids.ts';
import { askDays } from './ask-days.ts';

import { readAgain } from './enrich-entry.ts';
import { viewMasked } from './masked-view.ts';
import * as s from './schemas.ts';
import { searchEntries } from './search-entries.ts';

const READ = { kind: 'scope', scope: 'journal:read' } as const;
const WRITE = { kind: 'scope', scope: 'journal:write' } as const;
const ENTRIES = '/api/v1/journal-entries';
const tags = ['journal'];
const param = z.object({ entryId: z.uuid().transform(asId<'entry'>) });
const SEALED = ['DAY-SEAL-1001', 'DAY-SEAL-1002'] as const;

/** What models make of entries: their reading, what leaves for it, search by meaning, and answers. */
export function readingRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: `${ENTRIES}/{entryId}/masked`,
      tags,
      summary: 'The masked text of an entry that leaves, or would leave, for an outside model',
      ...access(READ),
      request: { params: param },
      responses: {
        200: dataResponse(s.maskedView, 'The masked text'),
        ...refusals('DAY-JRNL-1001', 'DAY-JRNL-1003', ...SEALED),
      },
    }),
    async (http) =>
      sendData(http, await call(http, viewMasked, { id: http.req.valid('param').entryId }), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${ENTRIES}/{entryId}/reading`,
      tags,
      summary: 'Have an entry read again, by the models that are allowed now',
      ...access(WRITE, 'ai'),
      request: { params: param },
      responses: {
        202: dataResponse(s.journalEntry, 'The entry; its reading is queued'),
        ...refusals('DAY-JRNL-1001', 'DAY-LIMIT-1001', ...SEALED),
      },
    }),
    async (http) => sendData(http, await call(http, readAgain, { id: http.req.valid('param').entryId }), 202),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/journal-search',
      tags,
      summary: 'Entries by words and by meaning at once, within filters',
      description:
        'A POST that creates nothing: what is looked for stands in the body, so that no address, and no log of addresses, holds a word of it.',
      ...access(READ),
      request: { body: jsonBody(s.searchRequest) },
      responses: {
        200: dataResponse(s.searchResult, 'What was found; `meta` has the page'),
        ...refusals('DAY-REQ-1001', 'DAY-REQ-1002', ...SEALED),
      },
    }),
    async (http) => {
      const { meta, ...result } = await call(http, searchEntries, http.req.valid('json'));
      return http.json({ data: result, meta: { ...metaOf(http), ...meta } }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/journal-answers',
      tags,
      summary: 'Ask one’s days: an answer from the member’s own entries, as server-sent events',
      description:
        'Events: `entries` with what the answer rests on, `sentence` for each sentence with its entries, `done`; or `refused` alone, when no entry is close to the question.',
      ...access(READ, 'ai'),
      request: { body: jsonBody(s.question) },
      responses: {
        200: { description: 'The answer', content: { 'text/event-stream': { schema: s.answerEvent } } },
        ...refusals('DAY-BILL-1001', 'DAY-REQ-1002', 'DAY-LIMIT-1001', ...SEALED),
      },
    }),
    async (http) => {
      const events = await call(http, askDays, http.req.valid('json'));
      return http.body(eventStream(events), 200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
      });
    },
  );
}
