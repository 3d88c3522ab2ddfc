import { expect, it } from 'vitest';
import { localConfig } from './worker-config.ts';

const raw = {
  name: 'dayloom',
  main: 'workers/main.ts',
  compatibility_date: '2026-10-01',
  compatibility_flags: ['nodejs_compat'],
  assets: { directory: 'web/dist', binding: 'ASSETS' },
  ai: { binding: 'AI' },
  containers: [{ class_name: 'VisionContainer' }],
  vars: { RELEASE: 'development' },
  triggers: { crons: ['*/5 * * * *'] },
  env: { production: { name: 'dayloom-production' } },
};
const localAi = { modelsUrl: 'http://127.0.0.1:8793', modelsToken: 'token' };

it('binds AI to the local entrypoint and leaves out what needs an account or Docker', () => {
  const { app, ai, crons } = localConfig({ raw, root: '/repo', variables: { A: 'b' }, localAi });
  expect(app).toMatchObject({
    main: '/repo/workers/main.ts',
    services: [{ binding: 'AI', service: 'dayloom-local-ai' }],
    assets: { directory: '/repo/web/dist', binding: 'ASSETS' },
    dev: { enable_containers: false },
    compatibility_flags: ['nodejs_compat'],
    vars: { RELEASE: 'development', A: 'b' },
  });
  for (const gone of ['ai', 'containers', 'env']) expect(app).not.toHaveProperty(gone);
  expect(ai).toMatchObject({ name: 'dayloom-local-ai', vars: { MODELS_URL: 'http://127.0.0.1:8793' } });
  expect(crons).toEqual(['*/5 * * * *']);
});

it('keeps the account’s own binding when there is an account', () => {
  const { app, ai } = localConfig({ raw, root: '/repo', variables: {} });
  expect(app).toMatchObject({ ai: { binding: 'AI', remote: true } });
  expect(app).not.toHaveProperty('services');
  expect(ai).toBeNull();
});
