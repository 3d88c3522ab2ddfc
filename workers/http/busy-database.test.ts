import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DatabaseBusy, DatabaseUnavailable } from '#db/client.ts';
import { createGate, type Gate } from '#db/gate.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { MOST_WAIT_MS, refuseWhileBusy } from './busy-database.ts';
import { correlation } from './correlation.ts';
import { sendError } from './error-response.ts';
import type { HttpEnv } from './types.ts';

const GIVE_UP_MS = 6_000;
const CLIENTS = 500;
const RUN_MS = 30_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** Works on four statements at once, 80 ms each, in the order in which they came: 50 a second. It works on what nobody waits for, too. */
function smallDatabase() {
  const free = [0, 0, 0, 0];
  let written = 0;
  return {
    written: () => written,
    statement(): Promise<'rows'> {
      const first = free.indexOf(Math.min(...free));
      const doneMs = Math.max(Date.now(), free[first] ?? 0) + 80;
      free[first] = doneMs;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new DatabaseUnavailable('no answer in time')), GIVE_UP_MS);
        setTimeout(() => {
          written += 1;
          clearTimeout(timer);
          resolve('rows');
        }, doneMs - Date.now());
      });
    },
  };
}

/** The door, the gate and that database, with a health check and a job beside them. */
function product(gate: Gate) {
  const database = smallDatabase();
  const app = new Hono<HttpEnv>();
  app.use(correlation);
  app.onError((error, http) => sendError(http, error));
  app.use(async (http, next) => {
    http.set('deps', depsOver(gate));
    await next();
  });
  app.use('/api/*', refuseWhileBusy);
  app.get('/health', (http) => http.text('ok'));
  app.post('/api/meals/:member', async (http) => {
    await new Promise((limitIsKnown) => setTimeout(limitIsKnown, 5));
    http.get('deps').db.asMember(http.req.param('member'));
    return http.text(await gate.pass(http.req.param('member'), database.statement));
  });
  app.post('/jobs/roll-up', async (http) => {
    for (let nth = 0; nth < 5; nth++) await gate.passJob({}, database.statement);
    return http.text('done');
  });
  return { app, database };
}

/** What the door asks of the product: the gate, and a handle that says when a request came to it. */
function depsOver(gate: Gate): Deps {
  const awaiting = () => {
    const left = gate.announce();
    return { db: { asMember: left }, left };
  };
  return { db: { expectedWaitMs: gate.expectedWaitMs, awaiting } } as unknown as Deps;
}

const bounded = () =>
  createGate({
    places: 8,
    patienceMs: GIVE_UP_MS,
    whenLate: () => new DatabaseBusy('no place in time'),
    later: (work) => work.catch(() => undefined),
  });
/** The planted fault: everything is sent at once, as if there were no gate. */
const unbounded = () =>
  createGate({
    places: Number.POSITIVE_INFINITY,
    patienceMs: GIVE_UP_MS,
    whenLate: () => new Error('never'),
  });

interface Seen {
  status: number;
  code: string | undefined;
  ms: number;
  retryAfterS: number | null;
}

/** 500 people who ask again as soon as they are answered, or when they were told to; for 30 s. */
async function overload({ app, database }: ReturnType<typeof product>) {
  const seen: Seen[] = [];
  const beside: { path: string; ms: number; status: number }[] = [];
  const endMs = Date.now() + RUN_MS;

  async function person(member: string): Promise<void> {
    while (Date.now() < endMs) {
      const startMs = Date.now();
      const response = await app.request(`/api/meals/${member}`, { method: 'POST' });
      const retryAfter = response.headers.get('retry-after');
      const retryAfterS = retryAfter === null ? null : Number(retryAfter);
      const text = await response.text();
      const code = /"code":"([\w-]+)"/.exec(text)?.[1];
      seen.push({ status: response.status, code, ms: Date.now() - startMs, retryAfterS });
      await new Promise((done) => setTimeout(done, (retryAfterS ?? 0) * 1000));
    }
  }

  async function timed(path: string, method: string): Promise<void> {
    while (Date.now() < endMs) {
      const startMs = Date.now();
      const { status } = await app.request(path, { method });
      beside.push({ path, ms: Date.now() - startMs, status });
      await new Promise((done) => setTimeout(done, 500));
    }
  }

  const people = Array.from({ length: CLIENTS }, (_, nth) => person(`m${nth}`));
  const all = Promise.all([...people, timed('/health', 'GET'), timed('/jobs/roll-up', 'POST')]);
  await vi.advanceTimersByTimeAsync(RUN_MS + 60_000);
  await all;
  const answered = seen.filter(({ status }) => status === 200);
  return {
    answered,
    refused: seen.filter(({ status }) => status !== 200),
    slowestMs: Math.max(0, ...answered.map(({ ms }) => ms)),
    jobs: beside.filter(({ path }) => path === '/jobs/roll-up'),
    health: beside.filter(({ path }) => path === '/health'),
    written: database.written(),
  };
}

test('ten times the load that the database bears is served as fast as it can, and the rest told so at once', async () => {
  const { answered, refused, slowestMs, jobs, health, written } = await overload(product(bounded()));
  // 50 a second, of which the job takes some.
  expect(answered.length).toBeGreaterThan(1_100);
  expect(slowestMs).toBeLessThan(MOST_WAIT_MS + 1_000);
  for (const one of refused) {
    expect(one).toMatchObject({ status: 503, code: 'DAY-SYS-1003', ms: 0 });
    expect(one.retryAfterS).toBeGreaterThanOrEqual(2);
  }
  expect(Math.max(...health.map(({ ms }) => ms))).toBe(0);
  expect(jobs.length).toBeGreaterThan(8);
  expect(jobs.every(({ status, ms }) => status === 200 && ms < 4_000)).toBe(true);
  // What was written was answered: nobody was told 'no' of something that was done.
  expect(written).toBe(answered.length + 5 * jobs.length);
});

test('the same load without the gate gets nothing but refusals of what was done', async () => {
  const { answered, refused, jobs, written } = await overload(product(unbounded()));
  expect(refused.length).toBeGreaterThan(answered.length);
  expect(written).toBeGreaterThan(answered.length + 5 * jobs.length);
  expect(refused.some(({ ms }) => ms >= GIVE_UP_MS)).toBe(true);
});
