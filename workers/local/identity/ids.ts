import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An id in Clerk's shape: a word for the kind and 27 base62 characters. */
export function clerkId(kind: 'user' | 'sess' | 'idn' | 'msg' | 'client'): string {
  return `${kind}_${Array.from({ length: 27 }, () => ALPHABET.charAt(randomInt(62))).join('')}`;
}
