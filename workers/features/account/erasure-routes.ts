import { createRoute, z } from '@hono/zod-openapi';
import { access, personOf } from '#workers/http/access.ts';
import { call } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotentlySealed } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { askErasure, cancelErasure, readErasure } from './erasures.ts';
import { readReceipt } from './receipts.ts';
import * as s from './schemas.ts';
import { listSessions, revokeMemberSession } from './sessions.ts';

const PATH = '/api/v1/erasure';
const tags = ['account'];

/** Leaving: close the account, take that back, read the receipt; and the sessions that are open. */
export function erasureRoutes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: PATH,
      tags,
      summary: 'Close the account at once, and erase everything after 30 days',
      description:
        'No answer is kept beyond the closing, which ends every session: a later repeat is told DAY-AUTH-1009.',
      ...access({ kind: 'session' }, 'sign-in'),
      request: { headers: idempotencyHeader },
      responses: {
        202: dataResponse(s.erasure, 'The account is closed'),
        ...refusals(
          'DAY-AUTH-1007',
          'DAY-AUTH-1009',
          'DAY-IDEM-1001',
          'DAY-IDEM-1002',
          'DAY-SEAL-1001',
          'DAY-LIMIT-1001',
          'DAY-LIMIT-1002',
        ),
      },
    }),
    (http) =>
      idempotentlySealed(http, async () => sendData(http, await call(http, askErasure, undefined), 202)),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      tags,
      summary: 'The erasure that waits for the person who is signed in',
      ...access({ kind: 'person' }),
      responses: { 200: dataResponse(s.erasure, 'The erasure'), ...refusals('DAY-DATA-1004') },
    }),
    async (http) => sendData(http, await readErasure(http.get('deps'), personOf(http)), 200),
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: PATH,
      tags,
      summary: 'Take the erasure back: the account is as it was, without its subscription',
      ...access({ kind: 'person' }),
      responses: { 204: { description: 'Taken back' }, ...refusals('DAY-DATA-1004') },
    }),
    async (http) => {
      const correlationId = http.get('correlationId');
      await cancelErasure(http.get('deps'), { subject: personOf(http), correlationId });
      return http.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/erasure-receipts/{token}',
      tags,
      summary: 'What was removed, store by store',
      ...access({ kind: 'public' }),
      request: {
        params: z.object({ token: z.string().min(20).max(300) }),
        query: z.object({ language: z.enum(s.LANGUAGES).default('en') }),
      },
      responses: {
        200: dataResponse(s.receipt, 'The receipt'),
        ...refusals('DAY-DATA-1005', 'DAY-REQ-1002'),
      },
    }),
    async (http) => {
      const { token } = http.req.valid('param');
      const { language } = http.req.valid('query');
      return sendData(http, await readReceipt(http.get('deps'), token, language), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/sessions',
      tags,
      summary: 'Where the member is signed in',
      ...access({ kind: 'session' }),
      responses: { 200: dataResponse(z.array(s.memberSession), 'Sessions that are alive, at most 100') },
    }),
    async (http) => sendData(http, await call(http, listSessions, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/v1/sessions/{sessionId}',
      tags,
      summary: 'Sign a device out',
      ...access({ kind: 'session' }),
      request: { params: z.object({ sessionId: z.string().min(5).max(100) }) },
      responses: { 204: { description: 'Signed out' }, ...refusals('DAY-USER-1003') },
    }),
    async (http) => {
      await call(http, revokeMemberSession, http.req.valid('param'));
      return http.body(null, 204);
    },
  );
}
