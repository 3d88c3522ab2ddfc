import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { crossOrigin } from './cross-origin.ts';
import type { HttpEnv } from './types.ts';

const app = new Hono<HttpEnv>();
app.use(crossOrigin(['https://app.example']));
app.get('/', (http) => http.text('hello'));

const ask = (origin: string | null, method = 'GET') =>
  app.request('/', { method, headers: origin === null ? {} : { origin } });

test('a page of ours may read the answer and its figures', async () => {
  const { headers } = await ask('https://app.example');
  expect(headers.get('access-control-allow-origin')).toBe('https://app.example');
  expect(headers.get('access-control-expose-headers')).toContain('X-RateLimit-Remaining');
  expect(headers.get('access-control-allow-credentials')).toBeNull();
});

test('a page of somebody else may not', async () => {
  expect((await ask('https://else.example')).headers.get('access-control-allow-origin')).toBeNull();
  expect(
    (await ask('https://app.example.evil.example')).headers.get('access-control-allow-origin'),
  ).toBeNull();
});

test('a preflight is answered here', async () => {
  const { status, headers } = await ask('https://app.example', 'OPTIONS');
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-methods')).toContain('PATCH');
});

test('caches are told that the origin matters, whether one was named or not', async () => {
  for (const origin of [null, 'https://app.example']) {
    const response = await ask(origin);
    expect(response.headers.get('vary')).toBe('Origin');
    expect(await response.text()).toBe('hello');
  }
});
