import type { Keyspace } from '../keyspace.ts';
import { formatScore, parseInteger, parseScore } from '../numbers.ts';
import { type Bytes, fail, type Reply, SYNTAX } from '../reply.ts';
import { type Commands, read, write } from './command.ts';
import { scanOptions } from './scan.ts';
import { inOrder, withScores } from './sorted-set-order.ts';
import { addScores } from './zadd.ts';

function rank(space: Keyspace, key: Bytes, member: Bytes, reversed: boolean): Reply {
  const members = inOrder(space.sortedSet(key));
  const at = members.findIndex(([name]) => name === member);
  if (at < 0) return null;
  return reversed ? members.length - 1 - at : at;
}

function pop(fromEnd: boolean) {
  return (space: Keyspace, [key = '', count, ...rest]: readonly Bytes[]): Reply => {
    if (rest.length > 0) fail(SYNTAX);
    const outOfRange = 'ERR value is out of range, must be positive';
    const wanted = count === undefined ? 1 : Number(parseInteger(count, outOfRange));
    if (wanted < 0) fail(outOfRange);
    const members = inOrder(space.sortedSet(key));
    const taken = (fromEnd ? members.reverse() : members).slice(0, wanted);
    removeMembers(
      space,
      key,
      taken.map(([member]) => member),
    );
    return withScores(taken);
  };
}

function removeMembers(space: Keyspace, key: Bytes, members: readonly Bytes[]): number {
  if (space.sortedSet(key) === undefined) return 0;
  const set = space.openSortedSet(key);
  const removed = members.filter((member) => set.delete(member)).length;
  space.deleteIfEmpty(key);
  return removed;
}

function scoreOf(set: ReadonlyMap<Bytes, number> | undefined, member: Bytes): Reply {
  const score = set?.get(member);
  return score === undefined ? null : formatScore(score);
}

export const sortedSetCommands: Commands = {
  zadd: write(-4, addScores),
  zincrby: write(4, (space, [key = '', by = '', member = '']) => {
    const sum = parseScore(by) + (space.sortedSet(key)?.get(member) ?? 0);
    if (Number.isNaN(sum)) fail('ERR resulting score is not a number (NaN)');
    space.openSortedSet(key).set(member, sum);
    return formatScore(sum);
  }),
  zrem: write(-3, (space, [key = '', ...members]) => removeMembers(space, key, members)),
  zcard: read(2, (space, [key = '']) => space.sortedSet(key)?.size ?? 0),
  zscore: read(3, (space, [key = '', member = '']) => scoreOf(space.sortedSet(key), member)),
  zmscore: read(-3, (space, [key = '', ...members]) => {
    const set = space.sortedSet(key);
    return members.map((member) => scoreOf(set, member));
  }),
  zrank: read(3, (space, [key = '', member = '']) => rank(space, key, member, false)),
  zrevrank: read(3, (space, [key = '', member = '']) => rank(space, key, member, true)),
  zpopmin: write(-2, pop(false)),
  zpopmax: write(-2, pop(true)),
  zscan: read(-3, (space, [key = '', cursor = '', ...words]) => {
    const { matches } = scanOptions(cursor, words);
    return ['0', withScores(inOrder(space.sortedSet(key)).filter(([member]) => matches(member)))];
  }),
};
