import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Detection } from '#workers/kernel/ports.ts';
import type { RunningServer } from '../local/loopback-server.ts';
import { createAiOverHttp } from '../local/models/ai-over-http.ts';
import { startModels } from '../local/models/start-models.ts';
import { workersAiMealModel } from './workers-ai.ts';

const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const pizza: Detection = { label: 'pizza', score: 0.6, box: [0, 0, 1, 1], kind: 'food' };

let server: RunningServer;
const connect = (more: { model?: string; timeoutMs?: number } = {}) =>
  workersAiMealModel({ ai: createAiOverHttp({ url: server.url, token: 'local' }), ...more });

async function tell(workersAi: Record<string, unknown>) {
  const body = JSON.stringify({ workersAi });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${server.url}/__control`, { method: 'POST', headers, body });
}

beforeAll(async () => {
  server = await startModels({ port: 0, apiKey: 'local' });
});
beforeEach(() => tell({}));
afterAll(() => server.close());

it('answers through the same port with the same items', async () => {
  const answer = await connect().describe({ photo, detections: [pizza] });
  expect(answer).toMatchObject({
    ok: true,
    description: { items: [{ name: 'pizza', evidence: 'detector', detection: 0 }] },
  });
});

it('reads the older answer, an object under response', async () => {
  const item = {
    name: 'lentil soup',
    grams: 300,
    gramsLow: 200,
    gramsHigh: 400,
    confidence: 0.7,
    evidence: 'sight',
    detection: null,
  };
  const ai = { run: async () => ({ response: { items: [item] } }) };
  const answer = await workersAiMealModel({ ai }).describe({ photo, detections: [] });
  expect(answer).toMatchObject({ ok: true, description: { items: [item] } });
});

it('is busy without capacity, down on a fault or out of time, and nonsense when it rambles', async () => {
  await tell({ mood: 'rate-limited' });
  expect(await connect().describe({ photo, detections: [] })).toEqual({ ok: false, reason: 'busy' });
  await tell({ mood: 'down' });
  expect(await connect().describe({ photo, detections: [] })).toEqual({ ok: false, reason: 'down' });
  await tell({ mood: 'nonsense' });
  expect(await connect().describe({ photo, detections: [] })).toEqual({ ok: false, reason: 'nonsense' });
  await tell({ mood: 'slow', delayMs: 60_000 });
  const late = await connect({ timeoutMs: 50 }).describe({ photo, detections: [] });
  expect(late).toEqual({ ok: false, reason: 'down' });
});

it('reports an unknown model to the operator', async () => {
  const reported: unknown[] = [];
  const ai = createAiOverHttp({ url: server.url, token: 'local' });
  const model = workersAiMealModel({ ai, model: 'nobody/knows', report: (error) => reported.push(error) });
  expect(await model.describe({ photo, detections: [] })).toEqual({ ok: false, reason: 'down' });
  expect(reported).toHaveLength(1);
});
