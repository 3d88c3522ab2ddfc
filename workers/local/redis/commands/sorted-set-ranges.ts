import type { Keyspace } from '../keyspace.ts';
import { parseIndex, parseScore, sliceOf } from '../numbers.ts';
import { type Bytes, fail, type Reply, SYNTAX } from '../reply.ts';
import { type Commands, read, write } from './command.ts';
import { inOrder, type Scored, withScores } from './sorted-set-order.ts';

type Within = (score: number) => boolean;

function scoreRange(low: Bytes, high: Bytes): Within {
  const [min, max] = [bound(low), bound(high)];
  return (score) =>
    (min.open ? score > min.score : score >= min.score) &&
    (max.open ? score < max.score : score <= max.score);
}

/** A leading parenthesis leaves the bound itself out; alone it means zero, as C's strtod reads nothing. */
function bound(bytes: Bytes): { score: number; open: boolean } {
  if (bytes === '(') return { score: 0, open: true };
  const open = bytes.startsWith('(');
  return { score: parseScore(open ? bytes.slice(1) : bytes, 'ERR min or max is not a float'), open };
}

interface RangeOptions {
  byScore: boolean;
  reversed: boolean;
  scores: boolean;
  limit: { offset: number; count: number } | null;
}

function readOptions(words: readonly Bytes[], fixed: Partial<RangeOptions> | null): RangeOptions {
  const options: RangeOptions = { byScore: false, reversed: false, scores: false, limit: null, ...fixed };
  for (let at = 0; at < words.length; at += 1) {
    const word = (words[at] ?? '').toUpperCase();
    if (word === 'WITHSCORES') options.scores = true;
    else if (word === 'LIMIT' && at + 2 < words.length) {
      options.limit = { offset: parseIndex(words[at + 1] ?? ''), count: parseIndex(words[at + 2] ?? '') };
      at += 2;
    } else if (word === 'REV' && !fixed) options.reversed = true;
    else if (word === 'BYSCORE' && !fixed) options.byScore = true;
    else fail(SYNTAX);
  }
  if (options.limit && !options.byScore)
    fail('ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX');
  return options;
}

/** `fixed` says what the command's name already decides; null leaves it to the words. */
function range(fixed: Partial<RangeOptions> | null) {
  return (space: Keyspace, [key = '', start = '', stop = '', ...words]: readonly Bytes[]): Reply => {
    const options = readOptions(words, fixed);
    const select = options.byScore ? byScore(start, stop, options) : byRank(start, stop);
    const members = inOrder(space.sortedSet(key));
    const chosen = select(options.reversed ? members.reverse() : members);
    return options.scores ? withScores(chosen) : chosen.map(([member]) => member);
  };
}

function byRank(start: Bytes, stop: Bytes) {
  const [from, to] = [parseIndex(start), parseIndex(stop)];
  return (members: Scored[]): Scored[] => {
    const slice = sliceOf(members.length, from, to);
    return slice ? members.slice(...slice) : [];
  };
}

function byScore(start: Bytes, stop: Bytes, { reversed, limit }: RangeOptions) {
  const within = reversed ? scoreRange(stop, start) : scoreRange(start, stop);
  return (members: Scored[]): Scored[] => {
    const chosen = members.filter(([, score]) => within(score));
    if (limit === null) return chosen;
    if (limit.offset < 0) return [];
    return chosen.slice(limit.offset, limit.count < 0 ? undefined : limit.offset + limit.count);
  };
}

function removeChosen(space: Keyspace, key: Bytes, chosen: readonly Scored[]): number {
  if (chosen.length === 0) return 0;
  const set = space.openSortedSet(key);
  for (const [member] of chosen) set.delete(member);
  space.deleteIfEmpty(key);
  return chosen.length;
}

export const sortedSetRangeCommands: Commands = {
  zrange: read(-4, range(null)),
  zrevrange: read(-4, range({ reversed: true })),
  zrangebyscore: read(-4, range({ byScore: true })),
  zrevrangebyscore: read(-4, range({ byScore: true, reversed: true })),
  zcount: read(4, (space, [key = '', low = '', high = '']) => {
    const within = scoreRange(low, high);
    return inOrder(space.sortedSet(key)).filter(([, score]) => within(score)).length;
  }),
  zremrangebyscore: write(4, (space, [key = '', low = '', high = '']) => {
    const within = scoreRange(low, high);
    const members = inOrder(space.sortedSet(key));
    return removeChosen(
      space,
      key,
      members.filter(([, score]) => within(score)),
    );
  }),
  zremrangebyrank: write(4, (space, [key = '', start = '', stop = '']) => {
    const select = byRank(start, stop);
    return removeChosen(space, key, select(inOrder(space.sortedSet(key))));
  }),
};
