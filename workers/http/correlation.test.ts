import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { correlation } from './correlation.ts';
import type { HttpEnv } from './types.ts';

const app = new Hono<HttpEnv>();
app.use(correlation);
app.get('/text', (http) => http.text(http.get('correlationId')));
app.get('/own', () => new Response('a response of its own'));
app.get('/thrown', () => {
  throw new Error('broken');
});
app.onError((_, http) => http.text('sorry', 500));

const idOf = async (path: string, headers: Record<string, string> = {}) =>
  (await app.request(path, { headers })).headers.get('x-correlation-id');

test.each(['/text', '/own', '/thrown', '/nothing-here'])(
  '%s is answered with the caller’s id',
  async (path) => {
    expect(await idOf(path, { 'x-correlation-id': 'support-call-17' })).toBe('support-call-17');
  },
);

test('an id that could do harm is replaced, and a missing one is made', async () => {
  for (const id of ['short', 'a b c d e f g h', 'x'.repeat(65)]) {
    expect(await idOf('/text', { 'x-correlation-id': id })).toMatch(/^[0-9a-f-]{36}$/);
  }
  expect(await idOf('/text')).not.toBe(await idOf('/text'));
});
