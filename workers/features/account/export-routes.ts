import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently, idempotentlySealed } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { asId } from '#workers/kernel/ids.ts';
import { askExport, linkExport, listExports, openExportFile, readExport } from './exports.ts';
import * as s from './schemas.ts';

const PATH = '/api/v1/data-exports';
const tags = ['account'];
const params = z.object({ exportId: z.uuid().transform(asId<'export'>) });

/** Where somebody whose link is over makes a new one. */
const LINK_IS_OVER = '/settings/privacy?archive=over';

/** Everything that is kept of a member, as an archive of their own. */
export function exportRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: PATH,
      tags,
      summary: 'Ask for an archive of everything; while one is made, the same one again',
      ...access({ kind: 'session' }, 'upload'),
      request: { headers: idempotencyHeader },
      responses: {
        202: dataResponse(s.dataExport, 'The archive is being made'),
        ...refusals('DAY-AUTH-1009', 'DAY-IDEM-1001', 'DAY-IDEM-1002', 'DAY-LIMIT-1001', 'DAY-LIMIT-1002'),
      },
    }),
    async (http) =>
      idempotently(http, async () => sendData(http, await call(http, askExport, undefined), 202)),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      tags,
      summary: 'The latest archives, at most 20',
      ...access({ kind: 'session' }),
      responses: { 200: dataResponse(z.array(s.dataExport), 'Archives, the newest first') },
    }),
    async (http) => sendData(http, await call(http, listExports, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: `${PATH}/{exportId}`,
      tags,
      summary: 'How an archive stands',
      ...access({ kind: 'session' }),
      request: { params },
      responses: { 200: dataResponse(s.dataExport, 'The archive'), ...refusals('DAY-DATA-1001') },
    }),
    async (http) => sendData(http, await call(http, readExport, http.req.valid('param')), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${PATH}/{exportId}/links`,
      tags,
      summary: 'A link to download it by, for a quarter of an hour',
      ...access({ kind: 'session' }),
      request: { params, headers: idempotencyHeader },
      responses: {
        201: dataResponse(s.exportLink, 'The link'),
        ...refusals('DAY-DATA-1001', 'DAY-DATA-1002', 'DAY-IDEM-1001', 'DAY-IDEM-1002'),
      },
    }),
    (http) =>
      idempotentlySealed(http, async () =>
        sendData(http, await call(http, linkExport, http.req.valid('param')), 201),
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/export-files/{token}',
      tags,
      summary: 'The archive behind a link',
      ...access({ kind: 'public' }),
      request: { params: z.object({ token: z.string().min(20).max(300) }) },
      responses: {
        200: { description: 'The archive', content: { 'application/zip': { schema: z.string() } } },
        303: { description: 'A browser with a link that is over: to the page that makes a new one' },
        ...refusals('DAY-DATA-1003'),
      },
    }),
    async (http) => {
      const correlationId = http.get('correlationId');
      const opened = openExportFile(http.get('deps'), { ...http.req.valid('param'), correlationId });
      const file = await opened.catch((error: unknown) => {
        if (isOver(error) && isPageWanted(http.req.header('accept'))) return null;
        throw error;
      });
      if (file === null) return http.redirect(LINK_IS_OVER, 303);
      return http.body(file.body, 200, {
        'Content-Type': 'application/zip',
        'Content-Length': String(file.sizeBytes),
        'Content-Disposition': 'attachment; filename="dayloom-data.zip"',
        'Cache-Control': 'private, no-store',
      });
    },
  );
}

const isOver = (error: unknown) => error instanceof AppError && error.code === 'DAY-DATA-1003';

/** Whether a person follows a link, and not a program. */
function isPageWanted(accept: string | undefined): boolean {
  return accept?.includes('text/html') === true;
}
