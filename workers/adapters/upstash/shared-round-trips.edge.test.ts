import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHarness } from 'wrangler';
import { startWatchedRedis } from '#workers/local/redis/watched-redis.ts';
import { soon } from '#workers/local/whole-path/testing/soon.ts';
import { upstash } from './upstash.ts';

const redis = await startWatchedRedis();
const server = createTestHarness({
  workers: [
    {
      config: {
        name: 'asks-redis',
        main: 'workers/adapters/upstash/testing/asks-redis-worker.ts',
        compatibility_date: '2026-10-23',
        vars: { REDIS_URL: redis.url, REDIS_TOKEN: redis.token },
      },
    },
  ],
});

beforeAll(() => server.listen());
afterAll(async () => {
  await server.close();
  await redis.close();
});

const asked = async () => Number(await (await server.fetch('/')).text());
const ask = async (who: string) => (await server.fetch(`/?who=${who}`)).json();

it('answers requests that shared a round trip each for itself, and leaves them their own I/O', async () => {
  const people = Array.from({ length: 30 }, (_, index) => `p${index}`);
  const elsewhere = upstash(redis);
  for (const [index, who] of people.entries()) {
    if (index % 3 === 0) await elsewhere.revocations.revoke(who);
    if (index % 2 === 0) await elsewhere.limiter.limit('member', who);
  }
  redis.roundTrips.length = 0;
  const release = redis.hold();
  const answers = Promise.all(people.map((who) => ask(who)));
  await soon(asked).toBe(people.length);
  await soon(() => redis.roundTrips.length).toBe(4);
  release();
  expect(await answers).toEqual(
    people.map((_, index) => ({
      remaining: index % 2 === 0 ? 98 : 99,
      degraded: false,
      isRevoked: index % 3 === 0,
      hasOwn: true,
    })),
  );
  // Each of the four that come back calls one of those who wait, and the first to go takes all others along.
  const lengths = redis.roundTrips.map((commands) => commands.length).filter((length) => length > 0);
  expect(lengths.reduce((sum, length) => sum + length)).toBe(2 * people.length);
  expect(lengths.length).toBeLessThanOrEqual(8);
});
