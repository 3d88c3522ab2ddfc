import type { Keyspace } from '../keyspace.ts';
import { type Bytes, fail, OK, type Reply, SYNTAX } from '../reply.ts';
import { expiryFrom, TIME_UNITS, type TimeUnit } from './expiry.ts';

interface Options {
  flags: ReadonlySet<string>;
  expiry: { unit: TimeUnit; amount: Bytes } | null;
}

/** Reads option words; at most one of the expiry words, KEEPTTL and PERSIST, and at most one of NX and XX. */
function readOptions(words: readonly Bytes[], known: readonly string[]): Options {
  const flags = new Set<string>();
  let expiry: Options['expiry'] = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = (words[at] ?? '').toUpperCase();
    const unit = TIME_UNITS.get(word);
    if (unit) {
      if (expiry) fail(SYNTAX);
      at += 1;
      expiry = { unit, amount: words[at] ?? fail(SYNTAX) };
    } else if (known.includes(word)) flags.add(word);
    else fail(SYNTAX);
  }
  if (expiry && (flags.has('KEEPTTL') || flags.has('PERSIST'))) fail(SYNTAX);
  if (flags.has('NX') && flags.has('XX')) fail(SYNTAX);
  return { flags, expiry };
}

export function set(space: Keyspace, [key = '', value = '', ...words]: readonly Bytes[]): Reply {
  const { flags, expiry } = readOptions(words, ['NX', 'XX', 'GET', 'KEEPTTL']);
  const expiresAt = expiry ? expiryFrom(space, expiry.amount, expiry.unit, 'set') : null;
  const old = flags.has('GET') ? (space.string(key) ?? null) : null;
  const entry = space.find(key);
  const stored = !(flags.has('NX') && entry) && !(flags.has('XX') && !entry);
  if (stored) {
    const kept = flags.has('KEEPTTL') ? (entry?.expiresAt ?? null) : expiresAt;
    space.put({ key, kind: 'string', value, expiresAt: kept });
  }
  if (flags.has('GET')) return old;
  return stored ? OK : null;
}

export function getAndExpire(space: Keyspace, [key = '', ...words]: readonly Bytes[]): Reply {
  const { flags, expiry } = readOptions(words, ['PERSIST']);
  const value = space.string(key);
  if (value === undefined) return null;
  if (flags.has('PERSIST')) space.expire(key, null);
  if (expiry) {
    const at = expiryFrom(space, expiry.amount, expiry.unit, 'getex');
    if (at <= space.nowMs) space.delete(key);
    else space.expire(key, at);
  }
  return value;
}
