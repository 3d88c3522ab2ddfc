import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Ratelimit } from '@upstash/ratelimit';
import { Redis } from '@upstash/redis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServer } from '../loopback-server.ts';
import { startRedis } from './start-redis.ts';

const token = 'local-token';
let server: RunningServer;

beforeAll(async () => {
  server = await startRedis({ port: 0, token });
});
afterAll(() => server.close());

const connect = (options: { responseEncoding?: false; token?: string } = {}) =>
  new Redis({ url: server.url, token, enableTelemetry: false, retry: { retries: 0 }, ...options });

it.each(['base64', 'text'])('stores text, numbers and objects, answered as %s', async (encoding) => {
  const redis = connect(encoding === 'text' ? { responseEncoding: false } : {});
  await redis.set(`${encoding}:text`, 'žluťoučký 🐎');
  await redis.set(`${encoding}:object`, { a: [1, 'OK', null] }, { ex: 60 });
  expect(await redis.get(`${encoding}:text`)).toBe('žluťoučký 🐎');
  expect(await redis.get(`${encoding}:object`)).toEqual({ a: [1, 'OK', null] });
  expect(await redis.get(`${encoding}:missing`)).toBeNull();
  expect(await redis.ttl(`${encoding}:object`)).toBe(60);
});

it('answers hashes, sets and sorted sets in the shapes that the SDK reads', async () => {
  const redis = connect();
  await redis.hset('h', { name: 'oats', grams: 40 });
  await redis.sadd('t', 'a', 'OK');
  await redis.zadd('z', { score: 2, member: 'b' }, { score: 1, member: 'a' });
  expect(await redis.hgetall('h')).toEqual({ name: 'oats', grams: 40 });
  expect((await redis.smembers('t')).sort()).toEqual(['OK', 'a']);
  expect(await redis.zrange('z', 0, -1, { withScores: true })).toEqual(['a', 1, 'b', 2]);
  expect(await redis.scan(0, { match: 'h*' })).toEqual(['0', ['h']]);
});

it('runs pipelines with an error in place and transactions as one', async () => {
  const redis = connect();
  await redis.set('word', 'x');
  const results = await redis.pipeline().incr('word').set('other', 1).exec({ keepErrors: true });
  expect(results[0]?.error).toContain('not an integer');
  expect(results[1]).toMatchObject({ result: 'OK' });
  expect(await redis.multi().incr('count').incrby('count', 5).exec()).toEqual([1, 6]);
});

it('answers an error with its text, and a wrong token with 401', async () => {
  await expect(connect().incr('word')).rejects.toThrow('ERR value is not an integer');
  await expect(connect({ token: 'wrong' }).get('word')).rejects.toThrow('Unauthorized');
  const answer = await fetch(server.url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: '{"not":"a command"}',
  });
  expect([answer.status, await answer.json()]).toEqual([400, { error: 'ERR failed to parse command' }]);
});

it('lets the rate limiter’s sliding window pass as many as it should', async () => {
  const options = { redis: connect(), limiter: Ratelimit.slidingWindow(3, '1 h') };
  const limit = new Ratelimit({ ...options, ephemeralCache: false });
  const results = [];
  for (let count = 0; count < 5; count += 1) results.push(await limit.limit('someone'));
  expect(results.map(({ success }) => success)).toEqual([true, true, true, false, false]);
  expect(results.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0, 0]);
  expect((await limit.limit('someone else')).success).toBe(true);
  await limit.resetUsedTokens('someone');
  expect((await limit.getRemaining('someone')).remaining).toBe(3);
});

it('keeps an acknowledged write through kill -9', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dayloom-redis-'));
  const module = JSON.stringify(new URL('./start-redis.ts', import.meta.url).href);
  const options = JSON.stringify({ port: 0, token, dataDir });
  const code = `import { startRedis } from ${module}; console.log((await startRedis(${options})).url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = await once(createInterface(child.stdout), 'line');
  const redis = new Redis({ url: String(url), token, enableTelemetry: false });
  await redis.set('revoked:sess_1', 1, { ex: 86_400 });
  child.kill('SIGKILL');
  await once(child, 'exit');

  const again = await startRedis({ port: 0, token, dataDir });
  const reopened = new Redis({ url: again.url, token, enableTelemetry: false });
  expect(await reopened.exists('revoked:sess_1')).toBe(1);
  expect(await reopened.ttl('revoked:sess_1')).toBeGreaterThan(86_000);
  await again.close();
  rmSync(dataDir, { recursive: true });
});
