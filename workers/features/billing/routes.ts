import { createRoute } from '@hono/zod-openapi';
import { access } from '#workers/http/access.ts';
import { call, jsonBody } from '#workers/http/call.ts';
import { dataResponse, refusals, sendData } from '#workers/http/envelope.ts';
import { idempotencyHeader, idempotently, idempotentlySealed } from '#workers/http/idempotency.ts';
import type { Api } from '#workers/http/types.ts';
import { readBilling } from './read-billing.ts';
import * as s from './schemas.ts';
import { openPortal, startCheckout } from './start-checkout.ts';

const tags = ['billing'];
const SESSION = { kind: 'session' } as const;

/** Plan and payment. Pages of the payment provider do the paying; its webhooks say what came of it. */
export function routes(app: Api): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/billing',
      tags,
      summary: 'The plan, what it gives, what is paid for, and what is sold',
      ...access(SESSION),
      responses: { 200: dataResponse(s.billing, 'Plan and billing'), ...refusals('DAY-AUTH-1007') },
    }),
    async (http) => sendData(http, await call(http, readBilling, undefined), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/checkout-sessions',
      tags,
      summary: 'Open a page on which Premium is paid for',
      ...access(SESSION, 'sign-in'),
      request: { headers: idempotencyHeader, body: jsonBody(s.newCheckout) },
      responses: {
        201: dataResponse(s.paymentPage, 'The page'),
        ...refusals('DAY-REQ-1002', 'DAY-AUTH-1007', 'DAY-BILL-1002', 'DAY-BILL-1004', 'DAY-BILL-1005'),
      },
    }),
    async (http) =>
      idempotently(http, async (requestKey) => {
        const input = { ...http.req.valid('json'), requestKey };
        return sendData(http, await call(http, startCheckout, input), 201);
      }),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/portal-sessions',
      tags,
      summary: 'Open a page on which the subscription is changed or cancelled',
      ...access(SESSION, 'sign-in'),
      request: { headers: idempotencyHeader },
      responses: {
        201: dataResponse(s.paymentPage, 'The page'),
        ...refusals(
          'DAY-AUTH-1007',
          'DAY-BILL-1003',
          'DAY-BILL-1004',
          'DAY-BILL-1005',
          'DAY-IDEM-1001',
          'DAY-IDEM-1002',
        ),
      },
    }),
    (http) =>
      idempotentlySealed(http, async () => sendData(http, await call(http, openPortal, undefined), 201)),
  );
}
