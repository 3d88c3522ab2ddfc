import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORIGIN, type TestApp, testApp } from './testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const ME = '/api/v1/users/me';

test('a first request makes the member, and two at once make one', async () => {
  const person = await app.person();
  const [first, second] = await Promise.all([person.get(ME), person.get(ME)]);
  const ids = await Promise.all(
    [first, second].map(async (response) => ((await response.json()) as { data: { id: string } }).data.id),
  );
  expect(first.status).toBe(200);
  expect(new Set(ids).size).toBe(1);
  const rows = await app.database.sql('select 1 from members where clerk_user_id = $1', [person.subject]);
  expect(rows).toHaveLength(1);
});

test.each([
  ['another origin', { azp: 'https://elsewhere.example' }],
  ['another issuer', { iss: 'https://elsewhere.example' }],
  ['no session id', { sid: undefined }],
])('a token with %s is refused', async (_, claims) => {
  const person = await app.person(claims);
  if ('iss' in claims) return expect((await forge(person.token, claims)).status).toBe(401);
  const response = await person.get(ME);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ error: { code: 'DAY-AUTH-1002' } });
});

/** The same token with other claims under the old signature. */
async function forge(token: string, claims: Record<string, unknown>): Promise<Response> {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const changed = { ...JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))), ...claims };
  const encoded = btoa(JSON.stringify(changed)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return app.request(ME, { headers: { authorization: `Bearer ${header}.${encoded}.${signature}` } });
}

test('a forged subject, an expired token and alg none are refused', async () => {
  const person = await app.person();
  expect((await person.get(ME)).status).toBe(200);
  expect((await forge(person.token, { sub: 'user_somebody_else' })).status).toBe(401);
  expect((await forge(person.token, { exp: 1 })).status).toBe(401);
  const none = `${btoa('{"alg":"none","typ":"JWT"}').replace(/=+$/, '')}.${person.token.split('.')[1]}.`;
  expect((await app.request(ME, { headers: { authorization: `Bearer ${none}` } })).status).toBe(401);
});

test('a session that was ended is refused at once, though its token still lives', async () => {
  const person = await app.person();
  expect((await person.get(ME)).status).toBe(200);
  await app.deps.revocations.revoke(person.sessionId);
  const response = await person.get(ME);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ error: { code: 'DAY-AUTH-1003' } });
});

test('an API key works within its scopes, and no longer once it is revoked', async () => {
  const person = await app.person();
  const made = await person.send('POST', '/api/v1/api-keys', { name: 'My script', scopes: ['food:read'] });
  expect(made.status).toBe(201);
  const { data } = (await made.json()) as { data: { id: string; key: string; hint: string } };
  const withKey = { headers: { authorization: `Bearer ${data.key}` } };
  expect((await app.request('/api/v1/food-analyses', withKey)).status).toBe(200);
  expect((await app.request(ME, withKey)).status).toBe(403);
  expect(data.key.startsWith(data.hint)).toBe(true);
  const stored = await app.database.sql<{ row: string }>(
    'select row_to_json(api_keys)::text as row from api_keys',
  );
  expect(stored.some(({ row }) => row.includes(data.key))).toBe(false);
  expect((await person.send('DELETE', `/api/v1/api-keys/${data.id}`)).status).toBe(204);
  expect((await app.request('/api/v1/food-analyses', withKey)).status).toBe(401);
});

test('a page of another origin gets no CORS permission, ours does', async () => {
  const preflight = (origin: string) =>
    app.request(ME, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } });
  expect((await preflight(ORIGIN)).headers.get('access-control-allow-origin')).toBe(ORIGIN);
  expect(
    (await preflight('https://elsewhere.example')).headers.get('access-control-allow-origin'),
  ).toBeNull();
});

test('a request line holds what it may and nothing else', async () => {
  const person = await app.person();
  await person.get('/api/v1/food-analyses?food=secret-dish');
  const line = app.lines.at(-1);
  expect(Object.keys(line ?? {}).sort()).toEqual(
    ['actor', 'correlationId', 'durationMs', 'level', 'message', 'method', 'route', 'status'].sort(),
  );
  expect(JSON.stringify(line)).not.toContain('secret-dish');
  expect(line?.route).toBe('/api/v1/food-analyses');
  await person.get('/api/v1/food-analyses/01900000-0000-7000-8000-000000000000');
  expect(app.lines.at(-1)).toMatchObject({ status: 404, errorCode: 'DAY-FOOD-1001', level: 'warn' });
});

test('an unknown error tells its correlation id and nothing of itself', async () => {
  const person = await app.person();
  await person.get(ME);
  const detector = app.deps.detector.clean;
  app.deps.detector.clean = async () => {
    throw new Error('the password is hunter2');
  };
  const form = new FormData();
  form.set('photo', new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])]), 'IMG_holiday.jpg');
  const response = await person.send('POST', '/api/v1/food-analyses', form);
  app.deps.detector.clean = detector;
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toContain('hunter2');
  expect(text).toContain(response.headers.get('x-correlation-id') ?? 'no id');
  expect(app.reported.at(-1)).toBeInstanceOf(Error);
});
