import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#workers/kernel/ids.ts';
import { type TestApp, type TestPerson, testApp } from './testing/test-app.ts';

interface Operation {
  tags?: string[];
  parameters?: { in: string; name: string; schema: { type?: string; format?: string; enum?: unknown[] } }[];
  security?: Record<string, string[]>[];
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}

interface Route {
  method: string;
  path: string;
  operation: Operation;
}

/** A body that each writing route accepts, so that it is the id and not the body which is refused. */
const BODIES: Record<string, unknown> = {
  'PATCH /api/v1/food-analyses/{id}': { title: 'mine now' },
  'POST /api/v1/food-analyses/{id}/copies': {},
  'POST /api/v1/food-analyses/{id}/items': { foodId: 'fdc-173944', massGrams: 100 },
  'PUT /api/v1/food-analyses/{id}/reference': { thing: 'eur-1', from: [0.1, 0.1], to: [0.2, 0.1] },
  'PATCH /api/v1/food-analysis-items/{itemId}': { massGrams: 50 },
  'POST /api/v1/food-analysis-items/{itemId}/split': { share: 0.5 },
  'PATCH /api/v1/custom-foods/{id}': { name: 'mine now' },
  'PATCH /api/v1/users/me': {},
  'PATCH /api/v1/journal-entries/{entryId}': { mood: 4 },
  'POST /api/v1/prompts/{promptId}/answer': { action: 'done' },
  'PATCH /api/v1/goals/{goalId}': { title: 'mine now' },
  'PATCH /api/v1/task-templates/{templateId}': { title: 'mine now' },
  'POST /api/v1/task-templates/{templateId}/days': { localDay: new Date().toISOString().slice(0, 10) },
  'POST /api/v1/tasks/{taskId}/complete': {},
  'PUT /api/v1/tasks/{taskId}/progress': { amount: 1 },
  'POST /api/v1/body-sources/{sourceId}/samples': {
    series: [{ kind: 'hr', startAt: '2026-06-01T00:00:00Z', values: [60] }],
  },
  'PATCH /api/v1/body-notes/{noteId}': { text: 'mine now' },
  'PATCH /api/v1/habit-pauses/{pauseId}': { toDay: null },
};

/** An account closes once, and the others ask for work on something that is there already. */
const NOTHING_TO_REPEAT = ['/api/v1/food-analyses/{id}/retry', '/api/v1/journal-entries/{entryId}/reading'];

/** Names of foods, tokens, and words of ours. What a person wrote is asked for in a body: addresses end up in logs. */
const FREE_TEXT_IN_ADDRESSES = [
  'GET /api/v1/food-analyses cursor',
  'GET /api/v1/food-analyses food',
  'GET /api/v1/foods query',
  'GET /api/v1/foods locale',
  'GET /api/v1/digest-unsubscriptions token',
  'POST /api/v1/digest-unsubscriptions token',
  'GET /api/v1/audit-entries action',
];

let app: TestApp;
let owner: TestPerson;
let stranger: TestPerson;
let routes: Route[];
const owned: Record<string, string> = {};

beforeAll(async () => {
  app = await testApp();
  [owner, stranger] = await Promise.all([app.person(), app.person()]);
  const document = await (await app.request('/openapi.json')).json();
  const paths = (document as { paths: Record<string, Record<string, Operation>> }).paths;
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const meal = await owner.send('POST', '/api/v1/quick-meals', {
    items: [{ name: 'Soup', energyKcal: 200 }],
  });
  const { data } = (await meal.json()) as { data: { id: string; items: { id: string }[] } };
  owned.id = data.id;
  owned.itemId = data.items[0]?.id ?? '';
  const entry = await owner.send('POST', '/api/v1/journal-entries', { text: 'A quiet day', mood: 4 });
  owned.entryId = ((await entry.json()) as { data: { id: string } }).data.id;
  const photo = new FormData();
  photo.set('photo', new File([Uint8Array.of(0xff, 0xd8, 0xff, 1)], 'x.jpg'));
  const added = await owner.send('POST', `/api/v1/journal-entries/${owned.entryId}/photos`, photo);
  owned.photoId = ((await added.json()) as { data: { id: string } }).data.id;
  await addPromptAndDevice();
  const idOf = async (path: string, body: unknown) =>
    ((await (await owner.send('POST', `/api/v1/${path}`, body)).json()) as { data: { id: string } }).data.id;
  owned.goalId = await idOf('goals', { title: 'Sleep well' });
  owned.templateId = await idOf('task-templates', { title: 'Walk', interval: { kind: 'days', every: 1 } });
  const tasks = (await (await owner.get('/api/v1/tasks')).json()) as { data: { id: string }[] };
  owned.taskId = tasks.data[0]?.id ?? '';
  owned.sessionId = owner.sessionId;
  owned.exportId = await idOf('data-exports', undefined);
  owned.momentId = await idOf('mood-moments', { label: 'calm' });
  owned.sourceId = await idOf('body-sources', { kind: 'api', name: 'A strap' });
  await owner.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: true });
  owned.noteId = await idOf('body-notes', {
    localDay: new Date().toISOString().slice(0, 10),
    text: 'Had a cold',
  });
  owned.pauseId = await idOf('habit-pauses', { reason: 'holiday' });
});

afterAll(() => app.close());

async function addPromptAndDevice() {
  const me = (await (await owner.get('/api/v1/users/me')).json()) as { data: { id: string } };
  owned.promptId = newId();
  owned.deviceId = newId();
  await app.database.sql(`
    insert into prompts (id, member_id, local_day, slot, due_at, useful_until, state)
    values ('${owned.promptId}', '${me.data.id}', '2026-06-01', 'morning', now(), now(), 'sent');
    insert into push_devices (id, member_id, endpoint, p256dh, auth, label)
    values ('${owned.deviceId}', '${me.data.id}', 'https://push.example.com/x', '', '', 'A browser')`);
}

const isForStaff = (route: Route) => route.operation.tags?.includes('admin') === true;
const isPublic = (route: Route) => route.operation.security?.length === 0;

function fill(path: string, ids: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? newId());
}

describe('every route', () => {
  test('is described, and there are many', () => {
    expect(routes.length).toBeGreaterThan(20);
    for (const { operation } of routes) expect(operation.security).toBeDefined();
  });

  test('that makes something takes an Idempotency-Key', async () => {
    const made = routes.filter(
      ({ method, operation }) =>
        method === 'POST' && ('201' in operation.responses || '202' in operation.responses),
    );
    const without = made.filter(
      ({ operation }) => !operation.parameters?.some(({ name }) => name === 'idempotency-key'),
    );
    expect(made.length).toBeGreaterThan(15);
    expect(without.map(({ path }) => path).sort()).toEqual(NOTHING_TO_REPEAT);
  });

  test('takes no words of a person in its address, but for names of foods', () => {
    const free = routes.flatMap(({ method, path, operation }) =>
      (operation.parameters ?? [])
        .filter(({ in: place, schema }) => place === 'query' && isFreeText(schema))
        .map(({ name }) => `${method} ${path} ${name}`),
    );
    expect(free).toEqual(FREE_TEXT_IN_ADDRESSES);
  });

  test('answers 401 without a session, unless it is public', async () => {
    for (const route of routes.filter((candidate) => !isPublic(candidate))) {
      const response = await app.request(fill(route.path, owned), {
        method: route.method,
        headers: { 'cf-connecting-ip': newId() },
      });
      expect(`${route.method} ${route.path} ${response.status}`).toBe(`${route.method} ${route.path} 401`);
      expect(await response.json()).toMatchObject({ error: { code: 'DAY-AUTH-1001' } });
    }
  });

  test('answers 404 for what belongs to somebody else', async () => {
    const withIds = routes.filter(
      (route) => route.path.includes('{') && !isPublic(route) && !isShared(route) && !isForStaff(route),
    );
    for (const route of withIds) {
      const body = bodyFor(route);
      const response = await stranger.send(
        route.method,
        `${fill(route.path, owned)}${queryFor(route)}`,
        body,
      );
      expect(`${route.method} ${route.path} ${response.status}`).toBe(`${route.method} ${route.path} 404`);
    }
    expect(withIds.length).toBeGreaterThan(10);
    const meal = await owner.get(`/api/v1/food-analyses/${owned.id}`);
    expect(await meal.json()).toMatchObject({ data: { title: null, items: [{ name: 'Soup' }] } });
  });

  test('of staff answers 403 to everybody else, whatever they send', async () => {
    const forStaff = routes.filter(isForStaff);
    for (const route of forStaff) {
      const body = route.path.endsWith('searches') ? { by: 'id', value: newId() } : undefined;
      const reason = { 'x-staff-reason': 'curious' };
      const response = await stranger.send(route.method, fill(route.path, owned), body, reason);
      expect(`${route.method} ${route.path} ${response.status}`).toBe(`${route.method} ${route.path} 403`);
      expect(await response.json()).toMatchObject({ error: { code: 'DAY-AUTH-1006' } });
    }
    expect(forStaff.length).toBeGreaterThan(7);
  });

  test('refuses an API key that lacks its scope', async () => {
    let holder = owner;
    for (const [index, route] of routes.entries()) {
      // A member's minute has fewer requests than there are routes.
      if (index % 40 === 0) holder = await app.person();
      const needed = route.operation.security?.flatMap((entry) => entry.apiKey ?? []) ?? [];
      if (isPublic(route)) continue;
      const key = await keyWith(holder, needed.includes('food:read') ? ['account:read'] : ['food:read']);
      const response = await app.request(fill(route.path, owned), {
        method: route.method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(route.method !== 'GET' && { body: '{}' }),
      });
      expect(`${route.method} ${route.path} ${response.status}`).toBe(`${route.method} ${route.path} 403`);
    }
  });

  test('carries the security headers, the correlation id and the envelope on a refusal', async () => {
    for (const route of routes) {
      const response = await app.request(fill(route.path, owned), {
        method: route.method,
        headers: { 'x-correlation-id': 'trace-of-the-test', 'cf-connecting-ip': newId() },
      });
      expect(response.headers.get('x-correlation-id')).toBe('trace-of-the-test');
      expect(response.headers.get('strict-transport-security')).toContain('max-age=');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(response.headers.get('referrer-policy')).not.toBeNull();
    }
  });
});

function isFreeText({ type, format, enum: values }: { type?: string; format?: string; enum?: unknown[] }) {
  return type === 'string' && format === undefined && values === undefined;
}

/** What a reading route cannot do without. */
function queryFor(route: Route): string {
  return route.method === 'GET' && route.path.endsWith('/days') ? '?from=2026-01-01&to=2026-01-02' : '';
}

function bodyFor(route: Route): unknown {
  if (route.path !== '/api/v1/journal-entries/{entryId}/photos')
    return BODIES[`${route.method} ${route.path}`];
  const photo = new FormData();
  photo.set('photo', new File([Uint8Array.of(0xff, 0xd8, 0xff, 1)], 'x.jpg'));
  return photo;
}

/** The food table belongs to everybody. */
function isShared(route: Route): boolean {
  return route.path.startsWith('/api/v1/foods');
}

const keys = new Map<string, string>();

async function keyWith(holder: TestPerson, scopes: string[]): Promise<string> {
  const name = `${holder.subject} ${scopes.join()}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const response = await holder.send('POST', '/api/v1/api-keys', { name: 'test', scopes });
  const { data } = (await response.json()) as { data: { key: string } };
  keys.set(name, data.key);
  return data.key;
}
