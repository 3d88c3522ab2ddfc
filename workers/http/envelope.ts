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

export function sendList<T>(http: Http, data: T[], page: PageMeta) {
  return http.json(
    { data, meta: { ...metaOf(http), ...page }, links: pageLinks(new URL(http.req.url), page) },
    200,
  );
}
