import { globMatcher } from '../glob.ts';
import { parseIndex } from '../numbers.ts';
import { type Bytes, fail, SYNTAX } from '../reply.ts';

interface ScanOptions {
  matches: (bytes: Bytes) => boolean;
  /** A kind of value, as TYPE names it; null for all. */
  kind: Bytes | null;
}

/**
 * Reads the words of the SCAN family. Every scan is answered in one page with cursor 0: COUNT is only a hint to Redis
 * too, and so no element can be missed while others are deleted.
 */
export function scanOptions(
  cursor: Bytes,
  words: readonly Bytes[],
  { ofKeys = false }: { ofKeys?: boolean } = {},
): ScanOptions {
  if (!/^\d+$/.test(cursor)) fail('ERR invalid cursor');
  const options: ScanOptions = { matches: () => true, kind: null };
  for (let at = 0; at < words.length; at += 2) {
    const word = (words[at] ?? '').toUpperCase();
    const value = words[at + 1] ?? fail(SYNTAX);
    if (word === 'MATCH') options.matches = globMatcher(value);
    else if (word === 'TYPE' && ofKeys) options.kind = value.toLowerCase();
    else if (word !== 'COUNT' || parseIndex(value) < 1) fail(SYNTAX);
  }
  return options;
}
