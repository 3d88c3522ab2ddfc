import type { Keyspace } from '../keyspace.ts';
import { parseIndex, sliceOf } from '../numbers.ts';
import { type Bytes, fail, OK, type Reply } from '../reply.ts';
import { type Commands, read, write, wrongNumberOfArguments } from './command.ts';
import { expiryFrom, TIME_UNITS } from './expiry.ts';
import { getAndExpire, set } from './set-options.ts';

const MAX_LENGTH = 512 * 1024 * 1024;

function store(space: Keyspace, key: Bytes, value: Bytes, expiresAt: number | null = null): void {
  space.put({ key, kind: 'string', value, expiresAt });
}

function setWithExpiry(command: string, word: string) {
  return (space: Keyspace, [key = '', amount = '', value = '']: readonly Bytes[]): Reply => {
    const unit = TIME_UNITS.get(word);
    store(space, key, value, unit ? expiryFrom(space, amount, unit, command) : null);
    return OK;
  };
}

function setAll(command: string, onlyNew: boolean) {
  return (space: Keyspace, args: readonly Bytes[]): Reply => {
    if (args.length % 2 === 1) fail(wrongNumberOfArguments(command));
    if (onlyNew && args.some((key, at) => at % 2 === 0 && space.find(key) !== undefined)) return 0;
    for (let at = 0; at < args.length; at += 2) store(space, args[at] ?? '', args[at + 1] ?? '');
    return onlyNew ? 1 : OK;
  };
}

export const stringCommands: Commands = {
  get: read(2, (space, [key = '']) => space.string(key) ?? null),
  set: write(-3, set),
  setnx: write(3, (space, [key = '', value = '']) => {
    if (space.find(key) !== undefined) return 0;
    store(space, key, value);
    return 1;
  }),
  setex: write(4, setWithExpiry('setex', 'EX')),
  psetex: write(4, setWithExpiry('psetex', 'PX')),
  getset: write(3, (space, [key = '', value = '']) => {
    const old = space.string(key) ?? null;
    store(space, key, value);
    return old;
  }),
  getdel: write(2, (space, [key = '']) => {
    const old = space.string(key) ?? null;
    space.delete(key);
    return old;
  }),
  getex: write(-2, getAndExpire),
  mget: read(-2, (space, keys) =>
    keys.map((key) => {
      const entry = space.find(key);
      return entry?.kind === 'string' ? entry.value : null;
    }),
  ),
  mset: write(-3, setAll('mset', false)),
  msetnx: write(-3, setAll('msetnx', true)),
  strlen: read(2, (space, [key = '']) => (space.string(key) ?? '').length),
  append: write(3, (space, [key = '', more = '']) => {
    const value = (space.string(key) ?? '') + more;
    space.rewriteString(key, value);
    return value.length;
  }),
  getrange: read(4, (space, [key = '', start = '', stop = '']) => {
    const [from, to] = [parseIndex(start), parseIndex(stop)];
    const value = space.string(key) ?? '';
    if (from < 0 && to < 0 && from > to) return '';
    // Unlike list ranges, a stop before the first byte still means the first byte.
    const slice = sliceOf(value.length, from, Math.max(to, -value.length));
    return slice ? value.slice(...slice) : '';
  }),
  setrange: write(4, (space, [key = '', offset = '', value = '']) => {
    const at = parseIndex(offset);
    if (at < 0) fail('ERR offset is out of range');
    const old = space.string(key) ?? '';
    if (value === '') return old.length;
    if (at + value.length > MAX_LENGTH) fail('ERR string exceeds maximum allowed size (proto-max-bulk-len)');
    const next = old.slice(0, at).padEnd(at, '\0') + value + old.slice(at + value.length);
    space.rewriteString(key, next);
    return next.length;
  }),
};
