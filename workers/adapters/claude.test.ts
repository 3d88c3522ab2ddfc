import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Detection } from '#workers/kernel/ports.ts';
import type { RunningServer } from '../local/loopback-server.ts';
import { startModels } from '../local/models/start-models.ts';
import { claudeMealModel } from './claude.ts';

const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const banana: Detection = { label: 'banana', score: 0.71, box: [0.1, 0.1, 0.3, 0.3], kind: 'food' };
const fork: Detection = { label: 'fork', score: 0.9, box: [0.5, 0.1, 0.1, 0.6], kind: 'tableware' };

let server: RunningServer;
const reported: unknown[] = [];
const connect = (more: { apiKey?: string; timeoutMs?: number; maxRetries?: number } = {}) =>
  claudeMealModel({
    apiKey: 'sk-local',
    baseUrl: server.url,
    maxRetries: 0,
    report: (error) => reported.push(error),
    ...more,
  });

async function tell(anthropic: Record<string, unknown>) {
  const body = JSON.stringify({ anthropic });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${server.url}/__control`, { method: 'POST', headers, body });
}

beforeAll(async () => {
  server = await startModels({ port: 0, apiKey: 'sk-local' });
});
beforeEach(async () => {
  reported.length = 0;
  await tell({});
});
afterAll(() => server.close());

it('repeats the food that the detector found and nothing else', async () => {
  const answer = await connect().describe({ photo, detections: [fork, banana] });
  if (!answer.ok) throw new Error(answer.reason);
  expect(answer.description.items).toMatchObject([
    { name: 'banana', evidence: 'detector', detection: 1, confidence: 0.71 },
  ]);
  expect(answer.description.usage.inputTokens).toBeGreaterThan(0);
});

it('finds nothing where the detector found no food', async () => {
  const answer = await connect().describe({ photo, detections: [fork] });
  expect(answer).toMatchObject({ ok: true, description: { items: [] } });
});

it('passes a limit on at once with its waiting time, without trying again', async () => {
  await tell({ mood: 'rate-limited', retryAfterS: 7, times: 1 });
  const answer = await connect({ maxRetries: 2 }).describe({ photo, detections: [] });
  expect(answer).toEqual({ ok: false, reason: 'busy', retryAfterS: 7 });
});

it('calls an overloaded model busy', async () => {
  await tell({ mood: 'overloaded' });
  expect(await connect().describe({ photo, detections: [] })).toEqual({ ok: false, reason: 'busy' });
});

it('tries once more after a server error', async () => {
  await tell({ mood: 'down', times: 1 });
  expect(await connect({ maxRetries: 1 }).describe({ photo, detections: [] })).toMatchObject({ ok: true });
});

it('tells a refusal from nonsense', async () => {
  await tell({ mood: 'refusal' });
  expect(await connect().describe({ photo, detections: [] })).toEqual({ ok: false, reason: 'refused' });
  await tell({ mood: 'nonsense' });
  expect(await connect().describe({ photo, detections: [] })).toEqual({ ok: false, reason: 'nonsense' });
  await tell({ mood: 'canned', answer: { items: [{ name: 'soup' }] } });
  expect(await connect().describe({ photo, detections: [] })).toEqual({ ok: false, reason: 'nonsense' });
});

it('gives up on a model that takes too long', async () => {
  await tell({ mood: 'slow', delayMs: 60_000 });
  expect(await connect({ timeoutMs: 100 }).describe({ photo, detections: [] })).toEqual({
    ok: false,
    reason: 'down',
  });
});

it('reports a wrong key to the operator', async () => {
  const answer = await connect({ apiKey: 'wrong' }).describe({ photo, detections: [] });
  expect(answer).toEqual({ ok: false, reason: 'down' });
  expect(reported).toHaveLength(1);
});

it('says that a photo was refused when its bytes are no JPEG', async () => {
  const answer = await connect().describe({ photo: new Uint8Array([1, 2, 3, 4]), detections: [] });
  expect(answer).toEqual({ ok: false, reason: 'refused' });
});
