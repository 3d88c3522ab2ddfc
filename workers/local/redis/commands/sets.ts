import type { Keyspace } from '../keyspace.ts';
import type { Bytes } from '../reply.ts';
import { type Command, type Commands, read, write } from './command.ts';
import { scanOptions } from './scan.ts';

type Combine = (sets: ReadonlySet<Bytes>[]) => Set<Bytes>;

const union: Combine = (sets) => new Set(sets.flatMap((set) => [...set]));
const intersection: Combine = ([first = new Set(), ...rest]) =>
  new Set([...first].filter((member) => rest.every((set) => set.has(member))));
const difference: Combine = ([first = new Set(), ...rest]) =>
  new Set([...first].filter((member) => !rest.some((set) => set.has(member))));

function combined(space: Keyspace, keys: readonly Bytes[], combine: Combine): Set<Bytes> {
  return combine(keys.map((key) => space.set(key) ?? new Set()));
}

const shown = (combine: Combine): Command => read(-2, (space, keys) => [...combined(space, keys, combine)]);

const stored = (combine: Combine): Command =>
  write(-3, (space, [key = '', ...keys]) => {
    const value = combined(space, keys, combine);
    if (value.size > 0) space.put({ key, kind: 'set', value, expiresAt: null });
    else space.delete(key);
    return value.size;
  });

function removeMembers(space: Keyspace, key: Bytes, members: readonly Bytes[]): number {
  if (space.set(key) === undefined) return 0;
  const set = space.openSet(key);
  const removed = members.filter((member) => set.delete(member)).length;
  space.deleteIfEmpty(key);
  return removed;
}

export const setCommands: Commands = {
  sadd: write(-3, (space, [key = '', ...members]) => {
    const set = space.openSet(key);
    const before = set.size;
    for (const member of members) set.add(member);
    return set.size - before;
  }),
  srem: write(-3, (space, [key = '', ...members]) => removeMembers(space, key, members)),
  smove: write(4, (space, [from = '', to = '', member = '']) => {
    const source = space.set(from);
    if (source === undefined) return 0;
    space.set(to);
    if (from === to) return source.has(member) ? 1 : 0;
    if (removeMembers(space, from, [member]) === 0) return 0;
    space.openSet(to).add(member);
    return 1;
  }),
  smembers: read(2, (space, [key = '']) => [...(space.set(key) ?? [])]),
  scard: read(2, (space, [key = '']) => space.set(key)?.size ?? 0),
  sismember: read(3, (space, [key = '', member = '']) => (space.set(key)?.has(member) ? 1 : 0)),
  smismember: read(-3, (space, [key = '', ...members]) => {
    const set = space.set(key);
    return members.map((member) => (set?.has(member) ? 1 : 0));
  }),
  sunion: shown(union),
  sinter: shown(intersection),
  sdiff: shown(difference),
  sunionstore: stored(union),
  sinterstore: stored(intersection),
  sdiffstore: stored(difference),
  sscan: read(-3, (space, [key = '', cursor = '', ...words]) => {
    const { matches } = scanOptions(cursor, words);
    return ['0', [...(space.set(key) ?? [])].filter(matches)];
  }),
};
