import { expect, it } from 'vitest';
import { Engine } from './engine.ts';
import { fromBytes, OK, RedisError, toBytes } from './reply.ts';

const WRONG_KIND = new RedisError('WRONGTYPE Operation against a key holding the wrong kind of value');

it('forgets a key when its time has come, and not before', () => {
  let now = 1000;
  const engine = new Engine({ clock: () => now });
  engine.execute(['SET', 'k', 'v', 'PX', '500']);
  now = 1500;
  expect(engine.execute(['GET', 'k'])).toBe('v');
  now = 1501;
  expect(engine.execute(['GET', 'k'])).toBeNull();
  expect(engine.execute(['PTTL', 'k'])).toBe(-2);
});

it('keeps the expiry of a counter and drops that of a key that is set anew', () => {
  const engine = new Engine({ clock: () => 0 });
  engine.execute(['SET', 'n', '1', 'EX', '60']);
  engine.execute(['INCR', 'n']);
  expect(engine.execute(['TTL', 'n'])).toBe(60);
  engine.execute(['SET', 'n', '1']);
  expect(engine.execute(['TTL', 'n'])).toBe(-1);
});

it('counts bytes, not characters', () => {
  const engine = new Engine();
  engine.execute(['SET', 'k', toBytes('žluť')]);
  expect(engine.execute(['STRLEN', 'k'])).toBe(6);
  expect(fromBytes(String(engine.execute(['GETRANGE', 'k', '0', '1'])))).toBe('ž');
});

it('refuses an integer beyond 64 bits and keeps what was there', () => {
  const engine = new Engine();
  engine.execute(['SET', 'n', '9223372036854775807']);
  expect(engine.execute(['INCR', 'n'])).toEqual(new RedisError('ERR increment or decrement would overflow'));
  expect(engine.execute(['GET', 'n'])).toBe('9223372036854775807');
});

it('leaves no empty collection behind', () => {
  const engine = new Engine();
  engine.execute(['SADD', 's', 'a']);
  engine.execute(['SREM', 's', 'a']);
  engine.execute(['ZADD', 'z', 'XX', '1', 'a']);
  expect(engine.execute(['HINCRBY', 'h', 'f', 'x'])).toBeInstanceOf(RedisError);
  expect(engine.execute(['DBSIZE'])).toBe(0);
});

it('answers commands it does not have as Redis answers unknown ones', () => {
  const reply = new Engine().execute(['LPUSH', 'l', 'a']);
  expect(reply).toEqual(new RedisError("ERR unknown command 'LPUSH', with args beginning with: 'l' 'a' "));
});

it('runs a transaction whole or not at all', () => {
  const engine = new Engine();
  const replies = engine.transaction([
    ['SET', 'k', 'v'],
    ['INCR', 'k'],
    ['SADD', 'k', 'x'],
    ['GET', 'k'],
  ]);
  expect(replies).toEqual([
    OK,
    new RedisError('ERR value is not an integer or out of range'),
    WRONG_KIND,
    'v',
  ]);
  const refused = engine.transaction([['DEL', 'k'], ['GET']]);
  expect(refused).toEqual(new RedisError('EXECABORT Transaction discarded because of previous errors.'));
  expect(engine.execute(['GET', 'k'])).toBe('v');
});

it('tells once per call which keys changed, with a script counted as one call', () => {
  const changes: (readonly string[])[] = [];
  const engine = new Engine({ onChange: (keys) => changes.push(keys) });
  engine.execute(['GET', 'a']);
  engine.execute(['EVAL', 'redis.call("SET", "a", 1) redis.call("HSET", "b", "f", 1)', '0']);
  engine.execute(['DEL', 'a', 'missing']);
  expect(changes).toEqual([[], ['a', 'b'], ['a']]);
});
