import { afterEach, beforeEach, expect, it } from 'vitest';
import { startWatchedRedis, type WatchedRedis } from '#workers/local/redis/watched-redis.ts';
import { SingleFlight } from './single-flight.ts';
import { upstash } from './upstash.ts';

let redis: WatchedRedis;

beforeEach(async () => {
  redis = await startWatchedRedis();
});
afterEach(() => redis.close());

it.each([
  '123',
  '',
  'OK',
  'null',
  'žluť 🐎',
  0,
  1.5,
  1e21,
  true,
  false,
  [],
  [1, ['2', null]],
  { grams: 40, name: '007', nested: { a: [] } },
])('gives %j back as it was', async (value) => {
  const { cache } = upstash(redis);
  await cache.set('k', value, 60);
  expect(await cache.get('k')).toEqual(value);
});

it('forgets what is deleted', async () => {
  const { cache } = upstash(redis);
  await Promise.all([cache.set('a', 1, 60), cache.set('b', 2, 60)]);
  await cache.delete(['a', 'b']);
  await cache.delete([]);
  expect(await Promise.all([cache.get('a'), cache.get('b')])).toEqual([null, null]);
});

it('keeps the later of two revisions, whichever is told last', async () => {
  const { cache } = upstash(redis);
  const told = async (revision: number) => {
    const value = { text: '{"revision":99}', revision };
    await cache.setNewer('k', value, 60);
    return (await cache.get<{ revision: number }>('k'))?.revision;
  };
  expect([await told(0), await told(10), await told(9), await told(10), await told(11)]).toEqual([
    0, 10, 10, 10, 11,
  ]);
});

it('loads once for all who ask at the same time, and not again while it is kept', async () => {
  const { cache } = upstash(redis);
  let loads = 0;
  const load = async () => {
    loads += 1;
    return { loads };
  };
  const together = await Promise.all([1, 2, 3].map(() => cache.cached('k', 60, load)));
  expect(together).toEqual([{ loads: 1 }, { loads: 1 }, { loads: 1 }]);
  expect(await cache.cached('k', 60, load)).toEqual({ loads: 1 });
  expect(await upstash(redis).cache.cached('k', 60, load)).toEqual({ loads: 1 });
});

it('hands on an error of the load and keeps nothing', async () => {
  const { cache } = upstash(redis);
  const failing = () => Promise.reject(new Error('no such food'));
  await expect(cache.cached('k', 60, failing)).rejects.toThrow('no such food');
  expect(await cache.cached('k', 60, async () => 'fine')).toBe('fine');
});

it('does its own work when another’s never ends', async () => {
  const flights = new SingleFlight({ patienceMs: 10 });
  void flights.run('k', () => new Promise<string>(() => {}));
  expect(await flights.run('k', async () => 'own')).toBe('own');
  expect(await flights.run('k', async () => 'next')).toBe('next');
});
