import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api, Http } from '#workers/http/types.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { asId } from '#workers/kernel/ids.ts';
import { sha256Hex } from '#workers/kernel/sha256.ts';
import { readMealPhoto } from './read-meal.ts';
import { MAX_PHOTO_BYTES, requestAnalysis } from './request-analysis.ts';
import { acceptedAnalysis, newAnalysisFields } from './schemas.ts';

/** What multipart adds around a photo: boundaries, headers, the small fields. */
const MULTIPART_ROOM = 64 * 1024;

const ANALYSES = '/api/v1/food-analyses';
const tags = ['food'];

const upload = newAnalysisFields.extend({
  photo: z.any().meta({ type: 'string', format: 'binary', description: 'JPEG, PNG or WebP, at most 10 MB.' }),
});

export function photoRoutes(app: Api): void {
  const requestRoute = createRoute({
    method: 'post',
    path: ANALYSES,
    tags,
    summary: 'Photograph a meal',
    description:
      'The photo is re-encoded; its name and metadata are dropped. The analysis runs as a job: watch /live, or poll.',
    ...access({ kind: 'scope', scope: 'food:write' }, 'upload'),
    request: { headers: idempotencyHeader },
    responses: {
      202: dataResponse(acceptedAnalysis, 'Taken in; the analysis is queued'),
      ...refusals(
        'DAY-PHOTO-1001',
        'DAY-PHOTO-1002',
        'DAY-PHOTO-1003',
        'DAY-PHOTO-1004',
        'DAY-PHOTO-1005',
        'DAY-PHOTO-1006',
        'DAY-PHOTO-1007',
        'DAY-FOOD-1004',
        'DAY-REQ-1002',
        'DAY-REQ-1003',
        'DAY-IDEM-1001',
        'DAY-IDEM-1002',
        'DAY-LIMIT-1001',
        'DAY-LIMIT-1002',
      ),
    },
  });
  // The body is read by hand: its size is bounded before it is buffered, and its refusals are the photo's own.
  app.openAPIRegistry.registerPath({
    ...requestRoute,
    request: {
      ...requestRoute.request,
      body: { required: true, content: { 'multipart/form-data': { schema: upload } } },
    },
  });
  app.openapi({ ...requestRoute, hide: true }, async (http) => {
    const { photo, fields } = await readUpload(http);
    const digest = await sha256Hex(`${await sha256Hex(photo)} ${JSON.stringify(fields)}`);
    return idempotently(
      http,
      async (requestKey) => {
        const input = { photo, requestKey, ...fields };
        return sendData(http, await call(http, requestAnalysis, input), 202);
      },
      digest,
    );
  });

  app.openapi(
    createRoute({
      method: 'get',
      path: `${ANALYSES}/{id}/photo`,
      tags,
      summary: 'The photo of a meal, as it was stored',
      ...access({ kind: 'scope', scope: 'food:read' }),
      request: { params: z.object({ id: z.uuid().transform(asId<'analysis'>) }) },
      responses: {
        200: { description: 'A JPEG', content: { 'image/jpeg': { schema: z.any() } } },
        ...refusals('DAY-FOOD-1006'),
      },
    }),
    async (http) => {
      const file = await call(http, readMealPhoto, http.req.valid('param'));
      return http.body(file.body, 200, {
        'Content-Type': file.contentType,
        'Content-Length': String(file.sizeBytes),
        'Cache-Control': 'private, max-age=31536000, immutable',
        ETag: file.etag,
      });
    },
  );
}

async function readUpload(http: Http) {
  const type = http.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) throw new AppError('DAY-REQ-1003');
  const bytes = await readBounded(http.req.raw, MAX_PHOTO_BYTES + MULTIPART_ROOM);
  const form = await new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw new AppError('DAY-REQ-1001', { cause });
    });
  const { photo, ...rest } = Object.fromEntries(form.entries());
  if (photo === undefined || typeof photo === 'string') throw new AppError('DAY-PHOTO-1006');
  const fields = newAnalysisFields.safeParse(rest);
  if (!fields.success) {
    const details = fields.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    throw new AppError('DAY-REQ-1002', { details });
  }
  return { photo: new Uint8Array(await photo.arrayBuffer()), fields: fields.data };
}

/** Reads a body up to a bound, whatever its declared length says. */
async function readBounded(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new AppError('DAY-PHOTO-1002');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new AppError('DAY-PHOTO-1002');
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
