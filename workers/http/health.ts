import { tellFigures } from '#workers/features/admin/tell-figures.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { sendData } from './envelope.ts';
import type { Api } from './types.ts';

interface HealthOptions {
  deps: Deps;
  metricsToken: string | undefined;
}

/** `/health` says that the Worker runs, `/health/ready` that it can serve, `/metrics` what all isolates have served. */
export function healthRoutes(app: Api, { deps, metricsToken }: HealthOptions): void {
  app.get('/health', (http) => sendData(http, { status: 'ok' }, 200));

  app.get('/health/ready', async (http) => {
    const [database, limiter] = await Promise.all([
      deps.db.ping().then(
        () => 'ok',
        () => 'down',
      ),
      deps.limiter.limit('address', 'readiness').then((result) => (result.degraded ? 'degraded' : 'ok')),
    ]);
    return sendData(http, { database, limiter }, database === 'ok' ? 200 : 503);
  });

  app.get('/metrics', async (http) => {
    const sent = http.req.header('authorization') ?? '';
    if (metricsToken === undefined) throw new AppError('DAY-REQ-1005');
    if (!(await sameSecret(sent, `Bearer ${metricsToken}`))) throw new AppError('DAY-AUTH-1002');
    await deps.figures.flush();
    return http.text(await tellFigures(deps.db), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    });
  });
}

/** Compares digests, so that the time says nothing about the secret. */
async function sameSecret(a: string, b: string): Promise<boolean> {
  const encode = (text: string) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const [left, right] = (await Promise.all([encode(a), encode(b)])).map((digest) => new Uint8Array(digest));
  return left !== undefined && right !== undefined && left.every((byte, index) => byte === right[index]);
}
