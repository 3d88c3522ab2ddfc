import { z } from '@hono/zod-openapi';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ERRORS, type ErrorCode } from '#workers/kernel/errors.ts';
import { type PageMeta, pageLinks } from '#workers/kernel/paging.ts';
import type { Http } from './types.ts';

export const API_VERSION = '1';

const baseMeta = z.object({ timestamp: z.iso.datetime(), requestId: z.string(), version: z.string() });

const listMeta = baseMeta.extend({
  page: z.int(),
  perPage: z.int(),
  total: z.int(),
  totalPages: z.int(),
  totalIsExact: z.boolean(),
  nextCursor: z.string().nullable(),
});

const errorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      userMessage: z.string(),
      type: z.string(),
      details: z.unknown().nullable(),
      retryable: z.boolean(),
    }),
    meta: baseMeta,
  })
  .meta({ id: 'Error' });

/** The OpenAPI response of one thing: `{ data, meta }`. */
export function dataResponse<T extends z.ZodType>(schema: T, description: string) {
  return {
    description,
    content: { 'application/json': { schema: z.object({ data: schema, meta: baseMeta }) } },
  };
}

/** The OpenAPI response of a paged list: `{ data, meta, links }`. */
export function listResponse<T extends z.ZodType>(schema: T, description: string) {
  return {
    description,
    content: {
      'application/json': {
        schema: z.object({ data: z.array(schema), meta: listMeta, links: z.record(z.string(), z.string()) }),
      },
    },
  };
}

/** The OpenAPI responses of refusals, grouped by status from the one error table. */
export function refusals(...codes: ErrorCode[]) {
  const byStatus: Record<
    number,
    { description: string; content: { 'application/json': { schema: typeof errorBody } } }
  > = {};
  for (const code of codes) {
    const { status, message } = ERRORS[code];
    const line = `\`${code}\` ${message}`;
    const known = byStatus[status];
    byStatus[status] = {
      description: known ? `${known.description}\n\n${line}` : line,
      content: { 'application/json': { schema: errorBody } },
    };
  }
  return byStatus;
}

export function metaOf(http: Http) {
  return {
    timestamp: new Date().toISOString(),
    requestId: http.get('correlationId'),
    version: API_VERSION,
  };
}

export function sendData<T, S extends ContentfulStatusCode>(http: Http, data: T, status: S) {
  return http.json({ data, meta: metaOf(http) }, status);
}

/** A page of a list with its links. */
export function sendList<T>(http: Http, data: T[], page: PageMeta) {
  const links = pageLinks(http.req.path, http.req.url, page);
  return http.json({ data, meta: { ...metaOf(http), ...page }, links }, 200);
}

/**
 * The same answer from rows that already are JSON text: they are put in as they are. Typed as the response that the
 * route declares; a test holds the text against the schema.
 */
export function sendJsonText(http: Http, dataJson: string, page?: PageMeta) {
  const meta = JSON.stringify(page === undefined ? metaOf(http) : { ...metaOf(http), ...page });
  const links =
    page === undefined ? '' : `,"links":${JSON.stringify(pageLinks(http.req.path, http.req.url, page))}`;
  return trusted(
    http.body(`{"data":${dataJson},"meta":${meta}${links}}`, 200, { 'Content-Type': 'application/json' }),
  );
}

function trusted(response: Response) {
  // biome-ignore lint/suspicious/noExplicitAny: the text was made by Postgres, so no type can follow it
  return response as any;
}
