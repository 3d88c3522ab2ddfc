import type { Keyspace } from '../keyspace.ts';
import { MAX_INTEGER, MIN_INTEGER, parseInteger } from '../numbers.ts';
import { type Bytes, fail, type Reply } from '../reply.ts';
import { type Commands, write } from './command.ts';

const OVERFLOW = 'ERR increment or decrement would overflow';

/** The sum as 64-bit integers. */
export function addIntegers(current: bigint, change: bigint): bigint {
  const sum = current + change;
  return sum > MAX_INTEGER || sum < MIN_INTEGER ? fail(OVERFLOW) : sum;
}

function add(space: Keyspace, key: Bytes, change: bigint): Reply {
  const sum = addIntegers(parseInteger(space.string(key) ?? '0'), change);
  space.rewriteString(key, String(sum));
  return Number(sum);
}

export const counterCommands: Commands = {
  incr: write(2, (space, [key = '']) => add(space, key, 1n)),
  decr: write(2, (space, [key = '']) => add(space, key, -1n)),
  incrby: write(3, (space, [key = '', by = '']) => add(space, key, parseInteger(by))),
  decrby: write(3, (space, [key = '', by = '']) => {
    const change = parseInteger(by);
    return add(space, key, change === MIN_INTEGER ? fail('ERR decrement would overflow') : -change);
  }),
};
