import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHarness } from 'wrangler';
import { localConfig } from '../supervisor/worker-config.ts';
import { startModels } from './start-models.ts';

const models = await startModels({ port: 0, apiKey: 'local' });
const { app, ai } = localConfig({
  raw: {
    name: 'asks-ai',
    main: 'workers/local/models/testing/asks-ai-worker.ts',
    compatibility_date: '2026-10-01',
    ai: { binding: 'AI' },
  },
  root: process.cwd(),
  assetsFolder: '',
  localAi: true,
});
const server = createTestHarness({
  workers: [{ config: app }, { config: { ...ai, vars: { MODELS_URL: models.url, MODELS_TOKEN: 'local' } } }],
});

beforeAll(() => server.listen());
afterAll(async () => {
  await server.close();
  await models.close();
});

it('gives a Worker the AI binding without an account', async () => {
  const answer = await (await server.fetch('/?label=banana')).json();
  expect(answer).toMatchObject({
    ok: true,
    description: { items: [{ name: 'banana', evidence: 'detector' }] },
  });
});

it('throws at the binding what the service throws', async () => {
  const answer = await (await server.fetch('/?label=banana&model=nobody/knows')).json();
  expect(answer).toEqual({ ok: false, reason: 'down', reported: '5007: No such model nobody/knows or task' });
});
