import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp, WEBHOOK_SECRET } from './testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Svix's scheme: HMAC-SHA256 over `id.timestamp.body`. */
function send(body: string, signedBody = body): Promise<Response> {
  const id = 'msg_test';
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(WEBHOOK_SECRET.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${signedBody}`).digest('base64');
  return app.request('/webhooks/identity', {
    method: 'POST',
    headers: { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` },
    body,
  });
}

test('a session that ended at the provider is refused here', async () => {
  const person = await app.person();
  expect((await person.get('/api/v1/users/me')).status).toBe(200);
  const data = { id: person.sessionId, user_id: person.subject };
  expect((await send(JSON.stringify({ type: 'session.revoked', data }))).status).toBe(204);
  expect((await person.get('/api/v1/users/me')).status).toBe(401);
});

test('a person who was deleted there has no account here', async () => {
  const person = await app.person();
  expect((await person.get('/api/v1/users/me')).status).toBe(200);
  const body = JSON.stringify({ type: 'user.deleted', data: { id: person.subject, deleted: true } });
  expect([(await send(body)).status, (await send(body)).status]).toEqual([204, 204]);
  const response = await person.get('/api/v1/users/me');
  expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([
    403,
    'DAY-AUTH-1009',
  ]);
});

test('an altered event is not believed', async () => {
  const person = await app.person();
  const event = (id: string) => JSON.stringify({ type: 'user.deleted', data: { id, deleted: true } });
  expect((await send(event(person.subject), event('user_other'))).status).toBe(401);
  expect((await person.get('/api/v1/users/me')).status).toBe(200);
});
