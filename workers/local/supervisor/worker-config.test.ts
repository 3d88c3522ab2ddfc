import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { devVars, localConfig } from './worker-config.ts';

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
const places = { root: '/repo', assetsFolder: '/data/web' };

it('binds AI to the local entrypoint and leaves out what needs an account or Docker', () => {
  const { app, ai, crons } = localConfig({ raw, ...places, localAi: true });
  expect(app).toMatchObject({
    main: '/repo/workers/main.ts',
    services: [{ binding: 'AI', service: 'dayloom-local-ai' }],
    assets: { directory: '/data/web', binding: 'ASSETS' },
    dev: { enable_containers: false },
    compatibility_flags: ['nodejs_compat'],
    vars: { RELEASE: 'development' },
  });
  for (const gone of ['ai', 'containers', 'env']) expect(app).not.toHaveProperty(gone);
  expect(ai).toMatchObject({ name: 'dayloom-local-ai', main: '/repo/workers/local/models/ai-entrypoint.ts' });
  expect(crons).toEqual(['*/5 * * * *']);
});

it('keeps the account’s own binding when there is an account', () => {
  const { app, ai } = localConfig({ raw, ...places, localAi: false });
  expect(app).toMatchObject({ ai: { binding: 'AI', remote: true } });
  expect(app).not.toHaveProperty('services');
  expect(ai).toBeNull();
});

it('writes values with line breaks, quotes and dollars as they are', () => {
  const variables = { KEY: '-----BEGIN-----\nabc\n-----END-----', QUOTED: `it's $HOME "here"` };
  expect(parseEnv(devVars(variables))).toEqual(variables);
  expect(() => devVars({ ALL: `'"\`` })).toThrow('ALL');
});
