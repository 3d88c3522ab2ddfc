import { request as httpRequest } from 'node:http';
import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServer } from '../loopback-server.ts';
import { startModels } from './start-models.ts';

let server: RunningServer;
let client: Anthropic;

beforeAll(async () => {
  server = await startModels({ port: 0, apiKey: 'sk-local' });
  client = new Anthropic({ apiKey: 'sk-local', baseURL: server.url, maxRetries: 0, logLevel: 'off' });
});
afterAll(() => server.close());

const plain = {
  model: 'claude-haiku-5-5',
  max_tokens: 50,
  messages: [{ role: 'user' as const, content: 'Hello' }],
};

function withImage(data: string) {
  const source = { type: 'base64' as const, media_type: 'image/jpeg' as const, data };
  return { ...plain, messages: [{ role: 'user' as const, content: [{ type: 'image' as const, source }] }] };
}

it('answers the real SDK in its own shape, with a request id', async () => {
  const message = await client.messages.create(plain);
  expect(message).toMatchObject({ type: 'message', role: 'assistant', stop_reason: 'end_turn' });
  expect(message._request_id).toMatch(/^req_/);
});

it('rejects what the real one rejects', async () => {
  const sampling: object[] = [{ temperature: 0.2 }, { top_p: 0.9 }, { top_k: 5 }];
  for (const extra of sampling) {
    await expect(client.messages.create({ ...plain, ...extra })).rejects.toBeInstanceOf(
      Anthropic.BadRequestError,
    );
  }
  await expect(client.messages.create({ ...plain, max_tokens: 0 })).rejects.toThrow(/max_tokens/);
  const tooLarge = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(5 * 1024 * 1024)]);
  await expect(client.messages.create(withImage(tooLarge.toString('base64')))).rejects.toThrow(/5 MB/);
  await expect(client.messages.create(withImage('bm8ganBlZw=='))).rejects.toThrow(/process image/);
  const stranger = new Anthropic({ apiKey: 'other', baseURL: server.url, maxRetries: 0, logLevel: 'off' });
  await expect(stranger.messages.create(plain)).rejects.toBeInstanceOf(Anthropic.AuthenticationError);
});

it('obeys only control requests that no form on a web page can send', async () => {
  const body = JSON.stringify({ anthropic: { mood: 'down' } });
  const form = await fetch(`${server.url}/__control`, { method: 'POST', body });
  expect(form.status).toBe(400);
  expect(await client.messages.create(plain)).toMatchObject({ type: 'message' });
});

it('refuses a name that only resolves to loopback', async () => {
  const status = await new Promise((resolve, reject) => {
    const asked = httpRequest(`${server.url}/__control`, { headers: { host: 'rebound.example' } }, (answer) =>
      resolve(answer.statusCode),
    );
    asked.on('error', reject);
    asked.end();
  });
  expect(status).toBe(421);
});

it('lists its calls with their sizes and outcomes, and no photo', async () => {
  await client.messages.create(
    withImage(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 7, 7, 7, 7]).toString('base64')),
  );
  const shown = await (await fetch(`${server.url}/__control`)).text();
  expect(JSON.parse(shown).calls[0]).toMatchObject({ vendor: 'anthropic', mood: 'honest', status: 200 });
  expect(shown).not.toContain('/9j/');
});
