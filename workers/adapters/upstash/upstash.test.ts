import { afterEach, beforeEach, expect, it } from 'vitest';
import { startWatchedRedis, type WatchedRedis } from '#workers/local/redis/watched-redis.ts';
import { LIMITS } from './limiter.ts';
import { upstash } from './upstash.ts';

let redis: WatchedRedis;

beforeEach(async () => {
  redis = await startWatchedRedis();
});
afterEach(() => redis.close());

it('asks for the limit and the revocation in one round trip', async () => {
  const { limiter, revocations } = upstash(redis);
  const ask = () => Promise.all([limiter.limit('member', 'm1'), revocations.isRevoked('sess_1')]);
  await ask();
  redis.roundTrips.length = 0;
  const [limit, isRevoked] = await ask();
  expect(redis.roundTrips).toEqual([['evalsha', 'exists']]);
  expect(limit).toMatchObject({ allowed: true, limit: 100, remaining: 98, degraded: false });
  expect(limit.resetAtMs).toBeGreaterThan(Date.now());
  expect(isRevoked).toBe(false);
});

it('keeps whoever asks alive until Redis has answered, since others may wait for the same answer', async () => {
  const kept: Promise<unknown>[] = [];
  const { limiter, revocations } = upstash({ ...redis, later: (work) => void kept.push(work) });
  const answers = [limiter.limit('member', 'm1'), revocations.isRevoked('s1'), limiter.limit('upload', 'm1')];
  const release = redis.hold();
  await expect.poll(() => redis.roundTrips.length).toBe(2);
  expect(kept).toHaveLength(2);
  release();
  await Promise.all([...answers, ...kept]);
});

it('allows as many in a minute as the table says, apart for each kind and key', async () => {
  const { limiter } = upstash(redis);
  const results = [];
  for (let count = 0; count <= LIMITS['sign-in'].perMinute; count += 1) {
    results.push(await limiter.limit('sign-in', '203.0.113.7'));
  }
  expect(results.map(({ allowed }) => allowed)).toEqual([...Array(10).fill(true), false]);
  expect(results.at(-1)).toMatchObject({ remaining: 0, degraded: false });
  expect(await limiter.limit('sign-in', '203.0.113.8')).toMatchObject({ allowed: true });
  expect(await limiter.limit('address', '203.0.113.7')).toMatchObject({ allowed: true, remaining: 19 });
});

it('does not ask again about one who is over the limit', async () => {
  const { limiter } = upstash(redis);
  for (let count = 0; count <= LIMITS.ai.perMinute; count += 1) await limiter.limit('ai', 'm1');
  redis.roundTrips.length = 0;
  expect(await limiter.limit('ai', 'm1')).toMatchObject({ allowed: false, degraded: false });
  expect(redis.roundTrips).toEqual([]);
});

it('knows a session as revoked from then on, in every isolate', async () => {
  await upstash(redis).revocations.revoke('sess_1');
  const elsewhere = upstash(redis).revocations;
  expect(await elsewhere.isRevoked('sess_1')).toBe(true);
  expect(await elsewhere.isRevoked('sess_2')).toBe(false);
});

it.each(['stopped', 'hanging'])('goes on reading and refuses what costs when Redis is %s', async (state) => {
  if (state === 'stopped') await redis.close();
  else redis.hang();
  const { limiter, revocations, cache } = upstash({
    ...redis,
    timeoutMs: 20,
    strictTimeoutMs: 20,
    pauseMs: 0,
  });
  for (const kind of ['member', 'address'] as const) {
    expect(await limiter.limit(kind, 'k')).toMatchObject({ allowed: true, degraded: true });
  }
  for (const kind of ['upload', 'ai', 'sign-in'] as const) {
    expect(await limiter.limit(kind, 'k')).toMatchObject({ allowed: false, degraded: true });
  }
  expect(await revocations.isRevoked('sess_1')).toBe(false);
  expect(await cache.get('k')).toBeNull();
  expect(await cache.cached('k', 60, async () => 'loaded')).toBe('loaded');
});

it('waits longer where it would refuse, and lets reading go on meanwhile', async () => {
  redis.hang();
  const { limiter } = upstash({ ...redis, timeoutMs: 20, strictTimeoutMs: 60_000 });
  let isUploadAnswered = false;
  const upload = limiter.limit('upload', 'm1').then((result) => {
    isUploadAnswered = true;
    return result;
  });
  expect(await limiter.limit('member', 'm1')).toMatchObject({ allowed: true, degraded: true });
  expect(isUploadAnswered).toBe(false);
  await redis.close();
  expect(await upload).toMatchObject({ allowed: false, degraded: true });
});

it('throws when a revocation could not be stored', async () => {
  await redis.close();
  await expect(upstash(redis).revocations.revoke('sess_1')).rejects.toThrow();
});

it('asks a Redis that does not answer once, reports it once, and then spares it', async () => {
  redis.hang();
  const reports: unknown[] = [];
  const { limiter } = upstash({
    ...redis,
    timeoutMs: 200,
    pauseMs: 60_000,
    report: (error) => reports.push(error),
  });
  for (let count = 0; count < 5; count += 1) await limiter.limit('member', 'm1');
  expect(redis.roundTrips).toHaveLength(1);
  expect(reports).toHaveLength(1);
});

it('takes what costs again as soon as reading has found Redis back', async () => {
  const { limiter } = upstash({ ...redis, pauseMs: 60_000 });
  redis.refuse();
  expect(await limiter.limit('upload', 'm1')).toMatchObject({ allowed: false, degraded: true });
  redis.answer();
  expect(await limiter.limit('upload', 'm1')).toMatchObject({ allowed: false, degraded: true });
  expect(await limiter.limit('member', 'm1')).toMatchObject({ degraded: false });
  expect(await limiter.limit('upload', 'm1')).toMatchObject({ allowed: true, degraded: false });
});

it('degrades when the token is wrong', async () => {
  const { limiter } = upstash({ url: redis.url, token: 'wrong' });
  expect(await limiter.limit('upload', 'm1')).toMatchObject({ allowed: false, degraded: true });
});
