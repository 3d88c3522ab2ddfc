import type { Keyspace } from '../keyspace.ts';
import { parseInteger } from '../numbers.ts';
import { type Bytes, fail, OK } from '../reply.ts';
import { type Commands, read, write, wrongNumberOfArguments } from './command.ts';
import { addIntegers } from './counters.ts';
import { scanOptions } from './scan.ts';

/** The number of new fields. */
function setFields(command: string, space: Keyspace, key: Bytes, pairs: readonly Bytes[]): number {
  if (pairs.length % 2 === 1) fail(wrongNumberOfArguments(command));
  const hash = space.openHash(key);
  const before = hash.size;
  for (let at = 0; at < pairs.length; at += 2) hash.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  return hash.size - before;
}

export const hashCommands: Commands = {
  hset: write(-4, (space, [key = '', ...pairs]) => setFields('hset', space, key, pairs)),
  hmset: write(-4, (space, [key = '', ...pairs]) => {
    setFields('hmset', space, key, pairs);
    return OK;
  }),
  hsetnx: write(4, (space, [key = '', field = '', value = '']) => {
    if (space.hash(key)?.has(field)) return 0;
    space.openHash(key).set(field, value);
    return 1;
  }),
  hget: read(3, (space, [key = '', field = '']) => space.hash(key)?.get(field) ?? null),
  hmget: read(-3, (space, [key = '', ...fields]) => {
    const hash = space.hash(key);
    return fields.map((field) => hash?.get(field) ?? null);
  }),
  hgetall: read(2, (space, [key = '']) => [...(space.hash(key) ?? [])].flat()),
  hkeys: read(2, (space, [key = '']) => [...(space.hash(key)?.keys() ?? [])]),
  hvals: read(2, (space, [key = '']) => [...(space.hash(key)?.values() ?? [])]),
  hlen: read(2, (space, [key = '']) => space.hash(key)?.size ?? 0),
  hexists: read(3, (space, [key = '', field = '']) => (space.hash(key)?.has(field) ? 1 : 0)),
  hstrlen: read(3, (space, [key = '', field = '']) => (space.hash(key)?.get(field) ?? '').length),
  hdel: write(-3, (space, [key = '', ...fields]) => {
    if (space.hash(key) === undefined) return 0;
    const hash = space.openHash(key);
    const removed = fields.filter((field) => hash.delete(field)).length;
    space.deleteIfEmpty(key);
    return removed;
  }),
  hincrby: write(4, (space, [key = '', field = '', by = '']) => {
    const change = parseInteger(by);
    const current = parseInteger(space.hash(key)?.get(field) ?? '0', 'ERR hash value is not an integer');
    const sum = addIntegers(current, change);
    space.openHash(key).set(field, String(sum));
    return Number(sum);
  }),
  hscan: read(-3, (space, [key = '', cursor = '', ...words]) => {
    const { matches } = scanOptions(cursor, words);
    return ['0', [...(space.hash(key) ?? [])].filter(([field]) => matches(field)).flat()];
  }),
};
