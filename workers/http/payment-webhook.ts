import { heedPaymentEvent } from '#workers/features/billing/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { Api } from './types.ts';

/** `POST /webhooks/payments`: signed by the payment provider, so outside of sessions and limits. */
export function paymentWebhook(app: Api): void {
  app.post('/webhooks/payments', async (http) => {
    http.set('routePath', '/webhooks/payments');
    const deps = http.get('deps');
    const { payments } = deps;
    if (payments === null) throw new AppError('DAY-REQ-1005');
    const event = await payments.readEvent(http.req.raw);
    if (event === null) throw new AppError('DAY-JOB-1001');
    await heedPaymentEvent({ deps, payments, event, correlationId: http.get('correlationId') });
    return http.body(null, 204);
  });
}
