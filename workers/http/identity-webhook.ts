import { heedIdentityEvent } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { Api } from './types.ts';

/** `POST /webhooks/identity`: signed by the identity provider, so outside of sessions and limits. */
export function identityWebhook(app: Api): void {
  app.post('/webhooks/identity', async (http) => {
    http.set('routePath', '/webhooks/identity');
    const deps = http.get('deps');
    const event = await deps.identity.readEvent(http.req.raw);
    if (event === null) throw new AppError('DAY-JOB-1001');
    await heedIdentityEvent({ deps, event, correlationId: http.get('correlationId') });
    return http.body(null, 204);
  });
}
