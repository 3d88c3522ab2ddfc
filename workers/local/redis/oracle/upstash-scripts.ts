import { sha1 } from '../lua/library.ts';
import type { Bytes } from '../reply.ts';

const UPSTASH_ONLY = /^#!lua[^\n]*allow-key-locking/;

/**
 * Redis refuses scripts that begin with Upstash's own flag. This turns that line into a comment, and remembers what the
 * changed script's hash is, so that EVALSHA with the original's finds it.
 */
export function scriptRewriter(): (words: readonly Bytes[]) => readonly Bytes[] {
  const hashes = new Map<string, string>();
  const rewritten = (source: Bytes) => {
    if (!UPSTASH_ONLY.test(source)) return source;
    const next = `-- ${source}`;
    hashes.set(sha1(source), sha1(next));
    return next;
  };
  return (words) => {
    const [name = '', second = '', ...rest] = words;
    switch (name.toLowerCase()) {
      case 'eval':
      case 'eval_ro':
        return [name, rewritten(second), ...rest];
      case 'evalsha':
      case 'evalsha_ro':
        return [name, hashes.get(second.toLowerCase()) ?? second, ...rest];
      default:
        return words;
    }
  };
}
