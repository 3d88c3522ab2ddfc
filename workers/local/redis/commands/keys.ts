import { globMatcher } from '../glob.ts';
import type { Keyspace } from '../keyspace.ts';
import { type Bytes, fail, OK, Status } from '../reply.ts';
import { type Commands, read, write } from './command.ts';
import { scanOptions } from './scan.ts';

const remove = (space: Keyspace, keys: readonly Bytes[]) => keys.filter((key) => space.delete(key)).length;
const count = (space: Keyspace, keys: readonly Bytes[]) =>
  keys.filter((key) => space.find(key) !== undefined).length;
const flush = (space: Keyspace) => {
  space.clear();
  return OK;
};

export const keyCommands: Commands = {
  del: write(-2, remove),
  unlink: write(-2, remove),
  exists: read(-2, count),
  touch: read(-2, count),
  type: read(2, (space, [key = '']) => new Status(space.find(key)?.kind ?? 'none')),
  rename: write(3, (space, [from = '', to = '']) => (space.rename(from, to) ? OK : fail('ERR no such key'))),
  keys: read(2, (space, [pattern = '']) => space.keys().filter(globMatcher(pattern))),
  scan: read(-2, (space, [cursor = '', ...words]) => {
    const { matches, kind } = scanOptions(cursor, words, { ofKeys: true });
    const keys = space.keys().filter(matches);
    return ['0', keys.filter((key) => kind === null || space.find(key)?.kind === kind)];
  }),
  dbsize: read(1, (space) => space.keys().length),
  flushdb: write(-1, flush),
  flushall: write(-1, flush),
};

export const connectionCommands: Commands = {
  ping: read(-1, (_space, [message]) => message ?? new Status('PONG')),
  echo: read(2, (_space, [message = '']) => message),
  time: read(1, (space) => [String(Math.floor(space.nowMs / 1000)), String((space.nowMs % 1000) * 1000)]),
};
