import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deliver } from './testing/deliveries.ts';
import { drawnOranges } from './testing/drawn-meals.ts';
import { expectFound } from './testing/expect-found.ts';
import { framesUntilNow, STEPS, statesUntil } from './testing/heard.ts';
import type { Person } from './testing/people.ts';
import { queuedMeal, runsOf } from './testing/queued-meal.ts';
import { refusalOf } from './testing/refusal.ts';
import { soon } from './testing/soon.ts';
import { objectsBelow } from './testing/traces.ts';
import { startWholePath, type WholePath } from './testing/whole-path.ts';

const HISTORY = '/api/v1/food-analyses';
/** What production waits for the database; an installation on one small machine waits longer. */
const variables = { DATABASE_UNAVAILABLE_AFTER_MS: '900' };
/** What a request may take beyond its bound on a machine that does ten other things; waiting on would take twice as long. */
const SLACK_MS = 3000;

let whole: WholePath;
let photo: Buffer;

beforeAll(async () => {
  [whole, photo] = await Promise.all([
    startWholePath({ basePort: 27_300, variables }),
    drawnOranges().jpeg({ quality: 90 }).toBuffer(),
  ]);
});
afterEach(() => whole.mend());
afterAll(() => whole.close());

async function timedHistory(person: Person): Promise<{ response: Response; ms: number }> {
  const start = performance.now();
  const response = await person.send(HISTORY);
  return { response, ms: performance.now() - start };
}

/** The queue's next try, once there is one to wait for. */
async function nextTry(): Promise<void> {
  await soon(() => whole.clock.next()).not.toBeNull();
  whole.clock.toNext();
}

const allowanceUsed = async (me: Person) => {
  const { photoAllowance } = (await me.read('/api/v1/users/me')) as { photoAllowance: { used: number } };
  return photoAllowance.used;
};

describe('the detector', () => {
  test('may be killed in the middle of a job: the analysis keeps its state, and goes on when it is back', async () => {
    const { me, live, id } = await queuedMeal(whole, photo);
    const asked = whole.wires.vision.count('POST /detect');
    whole.detector.freeze();
    whole.clock.release();
    await soon(() => whole.wires.vision.count('POST /detect')).toBe(asked + 1);
    await whole.detector.kill();
    await soon(() => whole.clock.next()).not.toBeNull();
    expect((await me.meal(id)).state).toBe('detecting');
    expect(await refusalOf(await me.upload(photo))).toEqual([503, 'DAY-PHOTO-1007', 'Retry-After']);
    expect(await allowanceUsed(me)).toBe(1);

    await whole.detector.start();
    whole.clock.toNext();
    expect(await statesUntil(live, id, 'ready')).toEqual(['detecting', ...STEPS]);
  });

  test('may stay away: the analysis fails, costs nothing, and can be tried again by its person', async () => {
    const { me, live, id } = await queuedMeal(whole, photo);
    await whole.detector.kill();
    whole.clock.release();
    for (let tries = 1; tries < 6; tries++) await nextTry();
    expect(await statesUntil(live, id, 'failed')).toEqual([...Array(6).fill('detecting'), 'failed']);
    expect(await me.meal(id)).toMatchObject({ failure: 'service_down', photo: { width: 640 } });
    expect(await allowanceUsed(me)).toBe(0);

    await whole.detector.start();
    expect((await me.send(`${HISTORY}/${id}/retry`, { method: 'POST' })).status).toBe(202);
    expect(await statesUntil(live, id, 'ready')).toEqual(['queued', ...STEPS]);
    expect(await me.meal(id)).toMatchObject({ failure: null });
  });
});

test('a queue that cannot be reached costs a photo nothing: the sweep finds it', async () => {
  const me = await whole.person();
  const live = await me.listen();
  await whole.queue.stop();
  const id = await me.photograph(photo);
  expect((await me.meal(id)).state).toBe('queued');

  await whole.queue.start();
  const sweep = (key: string) => deliver(whole, { name: 'admin-sweep', key, payload: {} });
  expect((await sweep('too early')).status).toBe(200);
  expect(await runsOf(whole, id)).toEqual([]);
  await whole.database.sql(
    `update food_analyses set updated_at = now() - interval '3 minutes' where id = $1`,
    [id],
  );
  expect((await Promise.all([sweep('one'), sweep('another')])).map(({ status }) => status)).toEqual([
    200, 200,
  ]);
  expect(await statesUntil(live, id, 'ready')).toEqual(STEPS);
});

test.each(['stop', 'fallSilent'] as const)(
  'Redis may be gone (%s): reading goes on at most 250 ms later, uploads wait, and all is well when it is back',
  async (outage) => {
    const me = await whole.person();
    const live = await me.listen();
    // Redis has a quarter of a second, which a machine that does ten other things may not leave it at once.
    await soon(async () => (await timedHistory(me)).response.headers.get('x-ratelimit-limit')).toBe('100');
    const usual = await timedHistory(me);

    await whole.redis[outage]();
    const without = await timedHistory(me);
    expect([without.response.status, without.response.headers.get('x-ratelimit-limit')]).toEqual([200, null]);
    expect(without.ms).toBeLessThan(usual.ms + 250 + SLACK_MS);
    // Large ones too: the refusal is there long before all of the photo is.
    for (const megabytes of [0, 3, 3, 3, 9]) {
      const large = Buffer.concat([photo, Buffer.alloc(megabytes * 1024 * 1024)]);
      expect(await refusalOf(await me.upload(large))).toEqual([503, 'DAY-LIMIT-1002', 'Retry-After']);
    }
    const ready = await fetch(`${whole.url}/health/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { data: { limiter: 'degraded' } }]);

    await whole.redis.start();
    await soon(async () => (await timedHistory(me)).response.headers.has('x-ratelimit-limit')).toBe(true);
    expect(await statesUntil(live, await me.photograph(photo), 'ready')).toEqual(STEPS);
    expect(await allowanceUsed(me)).toBe(1);
  },
);

describe('Postgres', () => {
  test.each(['stop', 'fallSilent'] as const)(
    'may be gone (%s): that is said within about a second, nothing is left behind, and all is well when it is back',
    async (outage) => {
      const [me, newcomer] = [await whole.person(), await whole.person()];
      expect((await me.send(HISTORY)).status).toBe(200);
      await me.photograph(photo);
      await whole.database[outage]();
      const files = objectsBelow(whole.plan.installation.dataDir);
      expect(files).not.toEqual([]);
      for (const person of [me, newcomer]) {
        const { response, ms } = await timedHistory(person);
        expect(await refusalOf(response)).toEqual([503, 'DAY-SYS-1002', 'Retry-After']);
        expect(ms).toBeLessThan(1000 + SLACK_MS);
      }
      expect(await refusalOf(await me.upload(photo))).toEqual([503, 'DAY-SYS-1002', 'Retry-After']);
      expect((await fetch(`${whole.url}/health`)).status).toBe(200);
      const ready = await fetch(`${whole.url}/health/ready`);
      expect([ready.status, await ready.json()]).toMatchObject([503, { data: { database: 'down' } }]);

      await whole.database.start();
      const back = performance.now();
      await soon(async () => (await me.send(HISTORY)).status).toBe(200);
      expect(performance.now() - back).toBeLessThan(5_000);
      expect((await fetch(`${whole.url}/health/ready`)).status).toBe(200);
      expect(objectsBelow(whole.plan.installation.dataDir)).toEqual(files);
    },
  );

  test('may go in the middle of a job: the analysis keeps its state, and is ready at a later try', async () => {
    const { me, live, id } = await queuedMeal(whole, photo);
    whole.wires.vision.hold();
    whole.clock.release();
    await statesUntil(live, id, 'detecting');
    await whole.database.stop();
    whole.wires.vision.letGo();
    await soon(() => whole.clock.next()).not.toBeNull();
    await whole.database.start();
    expect((await me.meal(id)).state).toBe('detecting');

    // The runner could not even write down that it failed, so that its lease has to end first.
    whole.clock.toNext();
    await soon(() => whole.clock.next()).not.toBeNull();
    await whole.database.sql('update job_runs set lease_until = now() where key like $1', [`${id}%`]);
    whole.clock.toNext();
    expect(await statesUntil(live, id, 'ready')).toEqual(STEPS);
  });
});

describe('the models', () => {
  test.each([['rate-limited'], ['overloaded'], ['down'], ['nonsense']])(
    'are two: when Claude is %s, Workers AI describes the meal',
    async (mood) => {
      await whole.setMood({ anthropic: { mood } });
      const me = await whole.person();
      const live = await me.listen();
      const id = await me.photograph(photo);
      expect(await statesUntil(live, id, 'ready')).toEqual(STEPS);
      const meal = await me.meal(id);
      expectFound(meal);
      expect(meal.analysedBy).toContain('@cf/local/stand-in');
    },
  );

  test('may both be over their limits: the analysis waits where it is, and is ready at a later try', async () => {
    await whole.setMood({ anthropic: { mood: 'overloaded' }, workersAi: { mood: 'rate-limited' } });
    const me = await whole.person();
    const live = await me.listen();
    const id = await me.photograph(photo);
    await soon(() => whole.clock.next()).not.toBeNull();
    expect(await statesUntil(live, id, 'describing')).toEqual(['detecting', 'describing']);
    expect((await me.meal(id)).state).toBe('describing');

    await whole.setMood({ anthropic: {}, workersAi: {} });
    whole.clock.toNext();
    expect(await statesUntil(live, id, 'ready')).toEqual(STEPS);
    expectFound(await me.meal(id));
  });

  test.each([['nonsense'], ['refusal']])(
    'may both answer with %s: what the detector found stands',
    async (mood) => {
      await whole.setMood({ anthropic: { mood }, workersAi: { mood } });
      const me = await whole.person();
      const live = await me.listen();
      const id = await me.photograph(photo);
      expect(await statesUntil(live, id, 'ready')).toEqual(STEPS);
      expectFound(await me.meal(id));
    },
  );

  test('may be slow: a second runner is sent away, and a meal that is deleted meanwhile stays deleted', async () => {
    whole.wires.models.hold();
    const [kept, gone] = [await queuedMeal(whole, photo), await queuedMeal(whole, photo)];
    whole.clock.release();
    for (const { live, id } of [kept, gone]) await statesUntil(live, id, 'describing');
    const again = await deliver(whole, kept.job);
    expect([again.status, Number(again.headers.get('retry-after')) > 0]).toEqual([409, true]);
    const path = `${HISTORY}/${gone.id}`;
    expect((await gone.me.send(path, { method: 'DELETE' })).status).toBe(204);

    whole.wires.models.letGo();
    expect(await statesUntil(kept.live, kept.id, 'ready')).toEqual(['matching', 'ready']);
    await soon(() => runsOf(whole, gone.id)).toEqual([{ state: 'done', attempts: 1 }]);
    expect((await gone.me.send(path)).status).toBe(404);
    expect(await framesUntilNow(gone.live)).toEqual([]);
    expect(await gone.me.read(HISTORY)).toEqual([]);
  });
});
