import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import * as s from './schemas.ts';
import { tellPastDay } from './tasks.ts';
import {
  addTemplate,
  changeTemplate,
  deleteTemplate,
  listTemplates,
  readTemplate,
  restoreTemplate,
  templateDays,
} from './templates.ts';

const READ = { kind: 'scope', scope: 'habits:read' } as const;
const WRITE = { kind: 'scope', scope: 'habits:write' } as const;
const PATH = '/api/v1/task-templates';
const tags = ['habits'];
const param = z.object({ templateId: z.uuid() });
const template = (description: string) => dataResponse(s.taskTemplate, description);

/** Tasks as they are planned. */
export function templateRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      tags,
      summary: 'The member’s planned tasks, by group',
      ...access(READ),
      request: { query: s.templatesQuery },
      responses: { 200: listResponse(s.taskTemplate, 'A page of tasks'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => {
      const { templates, meta } = await call(http, listTemplates, http.req.valid('query'));
      return sendList(http, templates, meta);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: PATH,
      tags,
      summary: 'Plan a task',
      ...access(WRITE),
      request: { headers: idempotencyHeader, body: jsonBody(s.newTemplate) },
      responses: {
        201: template('The task'),
        ...refusals('DAY-REQ-1001', 'DAY-REQ-1002', 'DAY-HAB-1001', 'DAY-IDEM-1001', 'DAY-IDEM-1002'),
      },
    }),
    (http) =>
      idempotently(http, async (requestKey) =>
        sendData(http, await call(http, addTemplate, { ...http.req.valid('json'), requestKey }), 201),
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: `${PATH}/{templateId}`,
      tags,
      summary: 'One planned task',
      ...access(READ),
      request: { params: param },
      responses: { 200: template('The task'), ...refusals('DAY-HAB-1002') },
    }),
    async (http) =>
      sendData(http, await call(http, readTemplate, { id: http.req.valid('param').templateId }), 200),
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: `${PATH}/{templateId}`,
      tags,
      summary: 'Change a planned task; what is over stays as it was',
      ...access(WRITE),
      request: { params: param, body: jsonBody(s.patchTemplate) },
      responses: {
        200: template('The task'),
        ...refusals('DAY-REQ-1002', 'DAY-HAB-1001', 'DAY-HAB-1002'),
      },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').templateId, change: http.req.valid('json') };
      return sendData(http, await call(http, changeTemplate, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: `${PATH}/{templateId}`,
      tags,
      summary: 'Plan a task no more; its history stays',
      ...access(WRITE),
      request: { params: param },
      responses: { 204: { description: 'Deleted' }, ...refusals('DAY-HAB-1002') },
    }),
    async (http) => {
      await call(http, deleteTemplate, { id: http.req.valid('param').templateId });
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${PATH}/{templateId}/restore`,
      tags,
      summary: 'Plan a deleted task again',
      ...access(WRITE),
      request: { params: param },
      responses: { 200: template('The task'), ...refusals('DAY-HAB-1002') },
    }),
    async (http) =>
      sendData(http, await call(http, restoreTemplate, { id: http.req.valid('param').templateId }), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: `${PATH}/{templateId}/days`,
      tags,
      summary: 'What happened on each of some days, at most 400',
      ...access(READ),
      request: { params: param, query: s.spanQuery },
      responses: {
        200: dataResponse(z.array(s.templateDay), 'The days'),
        ...refusals('DAY-REQ-1002', 'DAY-HAB-1002'),
      },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').templateId, ...http.req.valid('query') };
      return sendData(http, await call(http, templateDays, input), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: `${PATH}/{templateId}/days`,
      tags,
      summary: 'Tell of a day that went by, at most seven days back',
      ...access(WRITE),
      request: { params: param, headers: idempotencyHeader, body: jsonBody(s.backdatedTask) },
      responses: {
        201: dataResponse(s.task, 'The task of that day'),
        ...refusals('DAY-REQ-1002', 'DAY-HAB-1002', 'DAY-HAB-1004', 'DAY-HAB-1005', 'DAY-IDEM-1001'),
      },
    }),
    (http) =>
      idempotently(http, async () => {
        const input = { templateId: http.req.valid('param').templateId, ...http.req.valid('json') };
        return sendData(http, await call(http, tellPastDay, input), 201);
      }),
  );
}
