import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import { PHOTO_REFUSALS, readPhotoUpload } from '#workers/http/photo-upload.ts';
import type { Api } from '#workers/http/types.ts';
import { asId } from '#workers/kernel/ids.ts';
import { readMealPhoto } from './read-meal.ts';
import { requestAnalysis } from './request-analysis.ts';
import { acceptedAnalysis, newAnalysisFields } from './schemas.ts';

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
      ...refusals(...PHOTO_REFUSALS, 'DAY-FOOD-1004'),
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
    const { photo, fields, digest } = await readPhotoUpload(http, newAnalysisFields);
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
