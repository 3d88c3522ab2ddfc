import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import { PHOTO_REFUSALS, readPhotoUpload } from '#workers/http/photo-upload.ts';
import type { Api } from '#workers/http/types.ts';
import { asId } from '#workers/kernel/ids.ts';
import { addPhoto, deletePhoto, readPhoto, restorePhoto } from './entry-photos.ts';
import { journalPhoto } from './schemas.ts';

const READ = { kind: 'scope', scope: 'journal:read' } as const;
const WRITE = { kind: 'scope', scope: 'journal:write' } as const;
const PHOTOS = '/api/v1/journal-photos';
const tags = ['journal'];

const entryParam = z.object({ entryId: z.uuid().transform(asId<'entry'>) });
const photoParam = z.object({ photoId: z.uuid().transform(asId<'journal-photo'>) });
const upload = z.object({
  photo: z.any().meta({ type: 'string', format: 'binary', description: 'JPEG, PNG or WebP, at most 10 MB.' }),
});

export function photoRoutes(app: Api): void {
  const addRoute = createRoute({
    method: 'post',
    path: '/api/v1/journal-entries/{entryId}/photos',
    tags,
    summary: 'Add a photo to an entry',
    description: 'The photo is re-encoded; its name and metadata are dropped.',
    ...access(WRITE, 'upload'),
    request: { params: entryParam, headers: idempotencyHeader },
    responses: {
      201: dataResponse(journalPhoto, 'The photo'),
      ...refusals(...PHOTO_REFUSALS, 'DAY-JRNL-1001', 'DAY-JRNL-1007'),
    },
  });
  // The body is read by hand: its size is bounded before it is buffered, and its refusals are the photo's own.
  app.openAPIRegistry.registerPath({
    ...addRoute,
    request: {
      ...addRoute.request,
      body: { required: true, content: { 'multipart/form-data': { schema: upload } } },
    },
  });
  app.openapi({ ...addRoute, hide: true }, async (http) => {
    const { entryId } = http.req.valid('param');
    const { photo, digest } = await readPhotoUpload(http, z.object({}));
    const add = async () => sendData(http, await call(http, addPhoto, { entryId, photo }), 201);
    return idempotently(http, add, `${entryId} ${digest}`);
  });

  app.openapi(
    createRoute({
      method: 'get',
      path: `${PHOTOS}/{photoId}`,
      tags,
      summary: 'A photo of an entry, as it was stored',
      ...access(READ),
      request: { params: photoParam },
      responses: {
        200: { description: 'A JPEG', content: { 'image/jpeg': { schema: z.any() } } },
        ...refusals('DAY-JRNL-1006'),
      },
    }),
    async (http) => {
      const file = await call(http, readPhoto, http.req.valid('param'));
      return http.body(file.body, 200, {
        'Content-Type': file.contentType,
        'Content-Length': String(file.sizeBytes),
        'Cache-Control': 'private, max-age=31536000, immutable',
        ETag: file.etag,
      });
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: `${PHOTOS}/{photoId}`,
      tags,
      summary: 'Delete a photo; it can be restored for 30 days',
      ...access(WRITE),
      request: { params: photoParam },
      responses: { 204: { description: 'Deleted' }, ...refusals('DAY-JRNL-1006') },
    }),
    async (http) => {
      await call(http, deletePhoto, http.req.valid('param'));
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${PHOTOS}/{photoId}/restore`,
      tags,
      summary: 'Bring a deleted photo back',
      ...access(WRITE),
      request: { params: photoParam },
      responses: { 204: { description: 'It is back' }, ...refusals('DAY-JRNL-1006') },
    }),
    async (http) => {
      await call(http, restorePhoto, http.req.valid('param'));
      return http.body(null, 204);
    },
  );
}
