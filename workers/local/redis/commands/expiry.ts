import type { Keyspace } from '../keyspace.ts';
import { MAX_INTEGER, MIN_INTEGER, parseInteger } from '../numbers.ts';
import { type Bytes, fail, type Reply } from '../reply.ts';
import { type Commands, read, write } from './command.ts';

export interface TimeUnit {
  msPerUnit: bigint;
  relative: boolean;
}

const SECONDS: TimeUnit = { msPerUnit: 1000n, relative: true };
const MILLISECONDS: TimeUnit = { msPerUnit: 1n, relative: true };
const SECONDS_AT: TimeUnit = { msPerUnit: 1000n, relative: false };
const MILLISECONDS_AT: TimeUnit = { msPerUnit: 1n, relative: false };

/** The words of SET and GETEX. */
export const TIME_UNITS: ReadonlyMap<string, TimeUnit> = new Map([
  ['EX', SECONDS],
  ['PX', MILLISECONDS],
  ['EXAT', SECONDS_AT],
  ['PXAT', MILLISECONDS_AT],
]);

/** Unix time in ms from an argument that must be positive. */
export function expiryFrom(space: Keyspace, bytes: Bytes, unit: TimeUnit, command: string): number {
  const amount = parseInteger(bytes);
  if (amount <= 0n) fail(`ERR invalid expire time in '${command}' command`);
  return instant(space, amount, unit, command);
}

function instant(space: Keyspace, amount: bigint, unit: TimeUnit, command: string): number {
  const ms = amount * unit.msPerUnit;
  const at = unit.relative ? ms + BigInt(space.nowMs) : ms;
  if (ms > MAX_INTEGER || ms < MIN_INTEGER || at > MAX_INTEGER)
    fail(`ERR invalid expire time in '${command}' command`);
  return Number(at);
}

function setExpiry(command: string, unit: TimeUnit) {
  return (space: Keyspace, [key = '', amount = '', ...words]: readonly Bytes[]): Reply => {
    const flags = expiryFlags(words);
    const at = instant(space, parseInteger(amount), unit, command);
    const entry = space.find(key);
    if (entry === undefined) return 0;
    const current = entry.expiresAt;
    if (flags.has('NX') && current !== null) return 0;
    if (flags.has('XX') && current === null) return 0;
    if (flags.has('GT') && (current === null || at <= current)) return 0;
    if (flags.has('LT') && current !== null && at >= current) return 0;
    if (at <= space.nowMs) space.delete(key);
    else space.expire(key, at);
    return 1;
  };
}

function expiryFlags(words: readonly Bytes[]): Set<string> {
  const flags = new Set<string>();
  for (const word of words) {
    const flag = word.toUpperCase();
    if (!['NX', 'XX', 'GT', 'LT'].includes(flag)) fail(`ERR Unsupported option ${word}`);
    flags.add(flag);
  }
  if (flags.has('NX') && flags.size > 1)
    fail('ERR NX and XX, GT or LT options at the same time are not compatible');
  if (flags.has('GT') && flags.has('LT')) fail('ERR GT and LT options at the same time are not compatible');
  return flags;
}

/** -2: no such key; -1: it lives for ever. */
function expiryOf(shape: (expiresAt: number, nowMs: number) => number) {
  return (space: Keyspace, [key = '']: readonly Bytes[]): Reply => {
    const entry = space.find(key);
    if (entry === undefined) return -2;
    return entry.expiresAt === null ? -1 : shape(entry.expiresAt, space.nowMs);
  };
}

export const expiryCommands: Commands = {
  expire: write(-3, setExpiry('expire', SECONDS)),
  pexpire: write(-3, setExpiry('pexpire', MILLISECONDS)),
  expireat: write(-3, setExpiry('expireat', SECONDS_AT)),
  pexpireat: write(-3, setExpiry('pexpireat', MILLISECONDS_AT)),
  persist: write(2, (space, [key = '']) => {
    if ((space.find(key)?.expiresAt ?? null) === null) return 0;
    space.expire(key, null);
    return 1;
  }),
  ttl: read(
    2,
    expiryOf((at, now) => Math.floor((at - now + 500) / 1000)),
  ),
  pttl: read(
    2,
    expiryOf((at, now) => at - now),
  ),
  expiretime: read(
    2,
    expiryOf((at) => Math.floor((at + 500) / 1000)),
  ),
  pexpiretime: read(
    2,
    expiryOf((at) => at),
  ),
};
