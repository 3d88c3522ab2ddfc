import { createRoute, z } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, listResponse, refusals, sendData, sendList } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { asId } from '#workers/kernel/ids.ts';
import { answerPrompt } from './answer-prompt.ts';
import { addDevice, listDevices, removeDevice, testDevices } from './devices.ts';
import { linkRoutes } from './link-routes.ts';
import { currentPrompt, listPrompts } from './read-prompts.ts';
import * as s from './schemas.ts';
import { changeSettings, readSettings } from './settings.ts';

const READ = { kind: 'scope', scope: 'prompts:read' } as const;
const WRITE = { kind: 'scope', scope: 'prompts:write' } as const;
const tags = ['prompts'];
const promptParam = z.object({ promptId: z.uuid().transform(asId<'prompt'>) });
const deviceParam = z.object({ deviceId: z.uuid().transform(asId<'push-device'>) });

export function routes(app: Api): void {
  linkRoutes(app);
  deviceRoutes(app);

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/prompt-settings',
      tags,
      summary: 'How the member wants to be prompted, and when the next prompt is due',
      ...access(READ),
      responses: { 200: dataResponse(s.promptSettingsState, 'The settings') },
    }),
    async (http) => sendData(http, await call(http, readSettings, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: '/api/v1/prompt-settings',
      tags,
      summary: 'Change how the member wants to be prompted',
      ...access(WRITE),
      request: { body: jsonBody(s.patchPromptSettings) },
      responses: {
        200: dataResponse(s.promptSettingsState, 'The settings'),
        ...refusals('DAY-REQ-1001', 'DAY-REQ-1002', 'DAY-PRMT-1007'),
      },
    }),
    async (http) => sendData(http, await call(http, changeSettings, http.req.valid('json')), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/prompts',
      tags,
      summary: 'Prompts, the newest first, each with what became of it',
      ...access(READ),
      request: { query: s.promptsQuery },
      responses: { 200: listResponse(s.prompt, 'A page of prompts'), ...refusals('DAY-REQ-1002') },
    }),
    async (http) => {
      const { prompts, meta } = await call(http, listPrompts, http.req.valid('query'));
      return sendList(http, prompts, meta);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/prompts/current',
      tags,
      summary: 'The prompt of today that waits for an answer, or null',
      ...access(READ),
      responses: { 200: dataResponse(s.prompt.nullable(), 'The prompt') },
    }),
    async (http) => sendData(http, await call(http, currentPrompt, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/prompts/{promptId}/answer',
      tags,
      summary: 'Answer a prompt: done, snooze or skip',
      ...access(WRITE),
      request: { params: promptParam, body: jsonBody(s.promptAnswer) },
      responses: {
        200: dataResponse(s.prompt, 'The prompt'),
        ...refusals('DAY-PRMT-1001', 'DAY-PRMT-1003', 'DAY-PRMT-1008', 'DAY-PRMT-1009', 'DAY-REQ-1002'),
      },
    }),
    async (http) => {
      const input = { id: http.req.valid('param').promptId, ...http.req.valid('json') };
      return sendData(http, await call(http, answerPrompt, input), 200);
    },
  );
}

function deviceRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/push-devices',
      tags,
      summary: 'Browsers that get the member’s prompts, at most 10',
      ...access({ kind: 'session' }),
      responses: { 200: dataResponse(z.array(s.pushDevice), 'The devices') },
    }),
    async (http) => sendData(http, await call(http, listDevices, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/push-devices',
      tags,
      summary: 'Let this browser get prompts; the same browser again is the same device',
      ...access({ kind: 'session' }),
      request: { headers: idempotencyHeader, body: jsonBody(s.newPushDevice) },
      responses: {
        201: dataResponse(s.pushDevice, 'The device'),
        ...refusals(
          'DAY-REQ-1002',
          'DAY-PRMT-1004',
          'DAY-PRMT-1005',
          'DAY-PRMT-1007',
          'DAY-IDEM-1001',
          'DAY-IDEM-1002',
        ),
      },
    }),
    (http) =>
      idempotently(http, async () =>
        sendData(http, await call(http, addDevice, http.req.valid('json')), 201),
      ),
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/v1/push-devices/{deviceId}',
      tags,
      summary: 'Send nothing to a browser any more',
      ...access({ kind: 'session' }),
      request: { params: deviceParam },
      responses: { 204: { description: 'Removed' }, ...refusals('DAY-PRMT-1006') },
    }),
    async (http) => {
      await call(http, removeDevice, { id: http.req.valid('param').deviceId });
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/push-tests',
      tags,
      summary: 'Push one line to each device, and tell what their push services answered',
      ...access({ kind: 'session' }, 'sign-in'),
      responses: {
        200: dataResponse(z.array(s.testResult), 'One result a device'),
        ...refusals('DAY-PRMT-1007'),
      },
    }),
    async (http) => sendData(http, await call(http, testDevices, undefined), 200),
  );
}
