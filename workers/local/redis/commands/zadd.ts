import type { Keyspace } from '../keyspace.ts';
import { formatScore, parseScore } from '../numbers.ts';
import { type Bytes, fail, type Reply, SYNTAX } from '../reply.ts';

const FLAGS = ['NX', 'XX', 'GT', 'LT', 'CH', 'INCR'];

/** ZADD key [NX|XX] [GT|LT] [CH] [INCR] score member … */
export function addScores(space: Keyspace, [key = '', ...words]: readonly Bytes[]): Reply {
  const { flags, pairs } = readWords(words);
  const existing = space.sortedSet(key);
  const increments = flags.has('INCR');
  if (existing === undefined && flags.has('XX')) return increments ? null : 0;
  const set = space.openSortedSet(key);
  let added = 0;
  let changed = 0;
  let result: Reply = null;
  try {
    for (const [score, member] of pairs) {
      const current = set.get(member);
      const next = nextScore(score, current, flags);
      if (next === null) continue;
      if (current === undefined) added += 1;
      else if (next !== current) changed += 1;
      set.set(member, next);
      result = formatScore(next);
    }
  } finally {
    space.deleteIfEmpty(key);
  }
  if (increments) return result;
  return flags.has('CH') ? added + changed : added;
}

function readWords(words: readonly Bytes[]) {
  const end = words.findIndex((word) => !FLAGS.includes(word.toUpperCase()));
  const flags = new Set(words.slice(0, end < 0 ? words.length : end).map((word) => word.toUpperCase()));
  const rest = end < 0 ? [] : words.slice(end);
  if (rest.length === 0 || rest.length % 2 === 1) fail(SYNTAX);
  if (flags.has('NX') && flags.has('XX')) fail('ERR XX and NX options at the same time are not compatible');
  if (['GT', 'LT', 'NX'].filter((flag) => flags.has(flag)).length > 1)
    fail('ERR GT, LT, and/or NX options at the same time are not compatible');
  if (flags.has('INCR') && rest.length > 2) fail('ERR INCR option supports a single increment-element pair');
  const pairs: [score: number, member: Bytes][] = [];
  for (let at = 0; at < rest.length; at += 2) pairs.push([parseScore(rest[at] ?? ''), rest[at + 1] ?? '']);
  return { flags, pairs };
}

/** Null leaves the member as it is. */
function nextScore(score: number, current: number | undefined, flags: ReadonlySet<string>): number | null {
  if (current === undefined) return flags.has('XX') ? null : score;
  if (flags.has('NX')) return null;
  const next = flags.has('INCR') ? current + score : score;
  if (Number.isNaN(next)) fail('ERR resulting score is not a number (NaN)');
  if (flags.has('GT') && next <= current) return null;
  if (flags.has('LT') && next >= current) return null;
  return next;
}
