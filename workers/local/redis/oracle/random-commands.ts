import type { Random } from './random.ts';
import { randomScript } from './random-scripts.ts';
import type { SentScript } from './ratelimit-scripts.ts';

type Words = readonly string[];

const YEAR_2100_S = 4_102_444_800;

/** Few keys and small values, so that commands meet each other's work; mostly of the right kind, sometimes not. */
export function commandGenerator(random: Random, scripts: readonly SentScript[]): () => Words {
  const { below, pick } = random;
  const anyKey = () => pick(['s1', 's2', 'n1', 'n2', 'h1', 'h2', 't1', 't2', 'z1', 'z2', 'ключ']);
  const mostly = (keys: readonly [string, ...string[]]) => (below(16) === 0 ? anyKey() : pick(keys));
  const text = () => mostly(['s1', 's2', 'ключ']);
  const number = () => mostly(['n1', 'n2', 's1']);
  const hash = () => mostly(['h1', 'h2']);
  const set = () => mostly(['t1', 't2']);
  const sorted = () => mostly(['z1', 'z2']);
  const value = () =>
    pick(['1', '2', '-3', '007', 'abc', '10.5', 'žluť', '', ' 1', '9223372036854775807', 'OK', '{"a":1}']);
  const integer = () => String(below(9) - 4);
  const change = () =>
    below(20) === 0
      ? pick(['9223372036854775807', '-9223372036854775808', 'x', '1.5', '+1', '9223372036854775808'])
      : integer();
  const field = () => pick(['f1', 'f2', 'f3', 'é']);
  const score = () =>
    pick(['0', '1', '-1', '2.5', '1e3', '0.1', '-inf', '+inf', 'inf', '3', '3', 'nan', 'x', '']);
  const bound = () => pick(['-inf', '+inf', '0', '1', '(1', '(2.5', '-1', '3', '(x', '(', '1000']);
  const seconds = () => pick(['1000', '2000', '1000', '0', '-1', 'x', '9223372036854775807']);
  const at = () => String(YEAR_2100_S + below(3));
  const atMs = () => String((YEAR_2100_S + below(3)) * 1000 + below(1000));
  const condition = () => pick(['NX', 'XX', 'GT', 'LT', 'nx', 'WHAT']);
  const glob = () =>
    pick(['*', 's*', '?1', '[ht]?', '[^a-s]1', 'z\\1', '*1*', '', 'ключ', '[z-s]1', 'h[', '[]']);

  const some = (make: () => string, most = 3) => Array.from({ length: 1 + below(most) }, make);
  const maybe = (...words: string[]) => (below(2) === 0 ? words : []);

  const makers: [() => Words, ...(() => Words)[]] = [
    () => ['SET', text(), value()],
    () => ['SET', text(), value(), pick(['NX', 'XX', 'GET', 'KEEPTTL', 'nx', 'WHAT']), ...maybe('GET')],
    () => ['SET', text(), value(), pick(['EX', 'PX']), pick(['1000000', '0', '-5', 'x']), ...maybe('NX')],
    () => [
      'SET',
      text(),
      value(),
      ...pick([
        ['EXAT', at()],
        ['PXAT', atMs()],
      ]),
      ...maybe('KEEPTTL'),
    ],
    () => ['SETNX', text(), value()],
    () => ['SETEX', text(), seconds(), value()],
    () => ['PSETEX', text(), pick(['1000000', '0', 'x']), value()],
    () => [pick(['GET', 'get', 'GETDEL', 'STRLEN', 'INCR', 'DECR']), text()],
    () => ['GETSET', text(), value()],
    () => ['GETEX', text(), ...pick([[], ['PERSIST'], ['EX', '1000'], ['PXAT', '1'], ['EX', '0'], ['NO']])],
    () => ['SET', number(), integer()],
    () => [pick(['INCR', 'DECR']), number()],
    () => [pick(['INCRBY', 'DECRBY']), number(), change()],
    () => ['APPEND', text(), value()],
    () => ['GETRANGE', text(), integer(), integer()],
    () => ['SETRANGE', text(), integer(), value()],
    () => ['MGET', ...some(anyKey)],
    () => [pick(['MSET', 'MSETNX']), text(), value(), ...maybe(text(), value()), ...maybe(text())],

    () => [pick(['DEL', 'UNLINK', 'EXISTS', 'TOUCH']), ...some(anyKey)],
    () => [pick(['TYPE', 'TTL', 'PTTL', 'EXPIRETIME', 'PERSIST']), anyKey()],
    () => [pick(['EXPIRE', 'PEXPIRE']), anyKey(), pick(['1000000', '2000000', '0', '-1', 'x'])],
    () => ['EXPIRE', anyKey(), seconds(), pick(['NX', 'XX', 'xx'])],
    () => ['EXPIREAT', anyKey(), at(), ...some(condition, 2)],
    () => ['PEXPIREAT', anyKey(), atMs(), ...maybe(condition())],
    () =>
      pick([
        ['RENAME', text(), text()],
        ['RENAME', hash(), hash()],
        ['RENAME', set(), set()],
        ['RENAME', sorted(), sorted()],
      ]),
    () => ['KEYS', glob()],
    () => ['SCAN', pick(['0', '0', 'x']), 'COUNT', pick(['1000', '1000', '0']), ...maybe('MATCH', glob())],
    () => ['SCAN', '0', 'COUNT', '1000', 'TYPE', pick(['string', 'hash', 'zset', 'set', 'list'])],
    () => ['DBSIZE'],
    () => [below(4) === 0 ? 'FLUSHALL' : 'DBSIZE'],

    () => ['HSET', hash(), field(), value(), ...maybe(field(), value()), ...maybe(field())],
    () => ['HMSET', hash(), field(), value()],
    () => ['HSETNX', hash(), field(), value()],
    () => [pick(['HGET', 'HEXISTS', 'HSTRLEN']), hash(), field()],
    () => [pick(['HMGET', 'HDEL']), hash(), ...some(field)],
    () => [pick(['HGETALL', 'HKEYS', 'HVALS', 'HLEN']), hash()],
    () => ['HINCRBY', hash(), field(), change()],
    () => ['HSCAN', hash(), '0', ...maybe('MATCH', '*1')],

    () => [pick(['SADD', 'SADD', 'SREM', 'SMISMEMBER']), set(), ...some(value)],
    () => ['SISMEMBER', set(), value()],
    () => [pick(['SMEMBERS', 'SCARD']), set()],
    () => [pick(['SUNION', 'SINTER', 'SDIFF']), ...some(set)],
    () => [pick(['SUNIONSTORE', 'SINTERSTORE', 'SDIFFSTORE']), set(), ...some(set)],
    () => ['SMOVE', set(), set(), value()],
    () => ['SSCAN', set(), '0', ...maybe('MATCH', '*')],

    () => ['ZADD', sorted(), score(), field(), ...maybe(score(), field()), ...maybe(score())],
    () => [
      'ZADD',
      sorted(),
      ...some(() => pick(['NX', 'XX', 'GT', 'LT', 'CH', 'INCR', 'ch']), 2),
      score(),
      field(),
    ],
    () => ['ZINCRBY', sorted(), score(), field()],
    () => [pick(['ZSCORE', 'ZRANK', 'ZREVRANK', 'ZREM']), sorted(), field()],
    () => ['ZMSCORE', sorted(), ...some(field)],
    () => ['ZCARD', sorted()],
    () => [pick(['ZCOUNT', 'ZREMRANGEBYSCORE']), sorted(), bound(), bound()],
    () => ['ZREMRANGEBYRANK', sorted(), integer(), integer()],
    () => ['ZRANGE', sorted(), integer(), integer(), ...maybe('REV'), ...maybe('WITHSCORES')],
    () => [
      'ZRANGE',
      sorted(),
      bound(),
      bound(),
      'BYSCORE',
      ...maybe('REV'),
      ...maybe('LIMIT', integer(), integer()),
    ],
    () => [pick(['ZRANGEBYSCORE', 'ZREVRANGEBYSCORE']), sorted(), bound(), bound(), ...maybe('withscores')],
    () => ['ZREVRANGE', sorted(), integer(), integer(), ...maybe('WITHSCORES'), ...maybe('LIMIT', '0', '1')],
    () => [pick(['ZPOPMIN', 'ZPOPMAX']), sorted(), ...maybe(integer()), ...(below(20) ? [] : ['x'])],
    () => ['ZSCAN', sorted(), '0'],

    () =>
      pick([
        ['PING'],
        ['PING', 'žluť'],
        ['ECHO', value()],
        ['NOSUCH', 'a', 'b'],
        ['GET'],
        ['SET', 'a'],
        ['HSET', 'h1'],
      ]),
    () => randomScript(random, scripts, anyKey, value),
    () => randomScript(random, scripts, text, integer),
  ];
  return () => pick(makers)();
}
