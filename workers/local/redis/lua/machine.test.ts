import { expect, it } from 'vitest';
import { Engine } from '../engine.ts';
import { RedisError } from '../reply.ts';
import { formatNumber } from './float-numbers.ts';
import { sha1 } from './library.ts';

const evaluate = (source: string, ...words: string[]) =>
  new Engine().execute(['EVAL', source, '0', ...words]);

it('calculates with doubles where fengari alone would wrap at 32 bits', () => {
  expect(evaluate('return 2000000000 + 2000000000')).toBe(4_000_000_000);
  expect(evaluate('return ARGV[1] % 60000', '1700000012345')).toBe(32_345);
  expect(evaluate('return "" .. (1700000000000 * 2)')).toBe('3400000000000');
});

it('writes numbers as Lua 5.1 does', () => {
  expect(evaluate('return tostring(10 / 2) .. "|" .. 0.1 .. "|" .. 1e15')).toBe('5|0.1|1e+15');
  expect([0, 1e-5, 123456.789, 1e14, 1 / 3].map(formatNumber)).toEqual([
    '0',
    '1e-05',
    '123456.789',
    '1e+14',
    '0.33333333333333',
  ]);
});

it('keeps bytes that are no UTF-8 whole', () => {
  expect(evaluate('return string.char(255, 0, 128)')).toBe('\xff\0\x80');
});

it('ends a script at an uncaught error and keeps what it wrote before', () => {
  const engine = new Engine();
  const source = 'redis.call("SET", "k", "v") redis.call("INCR", "k") redis.call("DEL", "k")';
  expect(engine.execute(['EVAL', source, '0'])).toBeInstanceOf(RedisError);
  expect(engine.execute(['GET', 'k'])).toBe('v');
});

it('lets no script see another one’s globals or the machine', () => {
  expect(evaluate('leak = 1')).toBeInstanceOf(RedisError);
  expect(evaluate('return os.execute')).toBeNull();
  expect(evaluate('return require("os")')).toBeInstanceOf(RedisError);
});

it('refuses writes in read-only scripts', () => {
  const engine = new Engine();
  const reply = engine.execute(['EVAL_RO', 'return redis.call("SET", "k", "v")', '0']);
  expect(reply).toEqual(new RedisError('ERR Write commands are not allowed from read-only scripts.'));
  engine.execute(['EVAL', '#!lua flags=no-writes\nreturn redis.call("SET", "k", "v")', '0']);
  expect(engine.execute(['EXISTS', 'k'])).toBe(0);
});

it('knows a script by the hash of its text until the scripts are flushed', () => {
  const engine = new Engine();
  const source = '#!lua flags=allow-key-locking\nreturn KEYS[1]';
  expect(engine.execute(['SCRIPT', 'LOAD', source])).toBe(sha1(source));
  expect(engine.execute(['EVALSHA', sha1(source), '1', 'k'])).toBe('k');
  engine.execute(['SCRIPT', 'FLUSH']);
  expect(engine.execute(['SCRIPT', 'EXISTS', sha1(source)])).toEqual([0]);
  expect(engine.execute(['EVALSHA', sha1(source), '1', 'k'])).toEqual(
    new RedisError('NOSCRIPT No matching script. Please use EVAL.'),
  );
});
