import { afterAll, beforeAll, expect, test } from 'vitest';
import { PAGE_POLICY, type TestApp, type TestPerson, testApp } from './testing/test-app.ts';

let app: TestApp;
let person: TestPerson;

beforeAll(async () => {
  app = await testApp();
  person = await app.person();
});
afterAll(() => app.close());

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

test('a broken JSON body is refused and told so', async () => {
  const response = await app.request('/api/v1/quick-meals', {
    method: 'POST',
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
    body: '{"items": [',
  });
  expect([response.status, await codeOf(response)]).toEqual([400, 'DAY-REQ-1001']);
});

test.each(['page=0', 'perPage=101', 'sort=password', 'from=2026-02-30', 'minKcal=many'])(
  'the history refuses %s',
  async (query) => {
    const response = await person.get(`/api/v1/food-analyses?${query}`);
    expect([response.status, await codeOf(response)]).toEqual([422, 'DAY-REQ-1002']);
  },
);

test('an id that is no id is refused, and an unknown path is told apart', async () => {
  expect((await person.get('/api/v1/food-analyses/1%27%20or%201=1')).status).toBe(422);
  const nowhere = await person.get('/api/v1/nowhere');
  expect([nowhere.status, await codeOf(nowhere)]).toEqual([404, 'DAY-REQ-1005']);
});

test('past a hundred requests a minute a member waits, and others do not', async () => {
  const busy = await app.person();
  const answers: Response[] = [];
  for (let sent = 0; sent < 105; sent += 1) answers.push(await busy.get('/api/v1/food-analyses/none'));
  const left = answers.map((answer) => Number(answer.headers.get('x-ratelimit-remaining')));
  expect(left).toEqual(answers.map((_, sent) => Math.max(0, 99 - sent)));
  const refused = answers.filter((answer) => answer.status === 429);
  expect(refused.length).toBe(5);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused[0]?.headers.get('x-ratelimit-limit')).toBe('100');
  expect((await person.get('/api/v1/users/me')).status).toBe(200);
});

test('an address that guesses tokens is slowed down', async () => {
  const guess = () =>
    app.request('/api/v1/users/me', {
      headers: { authorization: 'Bearer not.a.token', 'cf-connecting-ip': '203.0.113.9' },
    });
  const statuses = (await Promise.all(Array.from({ length: 25 }, guess))).map((answer) => answer.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
});

test('many people behind one address may open the app at once', async () => {
  const open = (path: string) => app.request(path, { headers: { 'cf-connecting-ip': '203.0.113.10' } });
  const paths = ['/api/v1/config', '/api/v1/archetypes'];
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => open(paths[n % 2] ?? '')));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
});

test('metrics are for the staff token alone, and name routes by their pattern', async () => {
  expect((await app.request('/metrics')).status).toBe(401);
  const response = await app.request('/metrics', {
    headers: { authorization: 'Bearer metrics-token-of-the-tests' },
  });
  expect(await response.text()).toMatch(
    /dayloom_api_latency_seconds_count\{method="GET",route="\/api\/v1\/users\/me",status="2xx"\} \d+/,
  );
});

test('health answers, and readiness says what is down', async () => {
  expect((await app.request('/health')).status).toBe(200);
  expect(await (await app.request('/health/ready')).json()).toMatchObject({
    data: { database: 'ok', limiter: 'ok' },
  });
});

test('with Redis gone, reads go on and uploads are refused', async () => {
  const alone = await testApp();
  const somebody = await alone.person();
  await alone.redis.close();
  const form = new FormData();
  form.set('photo', new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])]), 'a.jpg');
  expect((await somebody.get('/api/v1/food-analyses')).status).toBe(200);
  const upload = await somebody.send('POST', '/api/v1/food-analyses', form);
  expect([upload.status, await codeOf(upload)]).toEqual([503, 'DAY-LIMIT-1002']);
  expect(upload.headers.get('retry-after')).toBe('5');
  await alone.database.close();
});

test('with Postgres gone, the answer is 503 with a time to come back', async () => {
  const alone = await testApp();
  const somebody = await alone.person();
  await alone.database.close();
  const response = await somebody.get('/api/v1/food-analyses');
  expect([response.status, await codeOf(response)]).toEqual([503, 'DAY-SYS-1002']);
  expect(response.headers.get('retry-after')).toBe('5');
  await alone.redis.close();
});

test('a file of the web app carries the policy of pages: a service worker lives under its script’s', async () => {
  const response = await app.request('/sw.js');
  expect([response.status, response.headers.get('content-security-policy')]).toEqual([200, PAGE_POLICY]);
});
