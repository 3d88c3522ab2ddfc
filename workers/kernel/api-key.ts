import { sha256Hex } from './sha256.ts';

const PREFIX = 'day_live_';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const KEY = /^day_live_([0-9A-Za-z]{32})_([0-9A-Za-z]{6})$/;

/** Fills the array with random bytes, as `crypto.getRandomValues` does. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => unknown;

/**
 * A new key, `day_live_<secret>_<checksum>`: 32 base62 characters hold 190 random bits, and six hold the CRC-32 of all
 * that is before them. The prefix lets secret scanners find a key that was published by mistake.
 */
export function createApiKey(fillRandom: FillRandom = (bytes) => crypto.getRandomValues(bytes)): string {
  const body = `${PREFIX}${randomSecret(fillRandom)}`;
  return `${body}_${checksumOf(body)}`;
}

/**
 * The key without the blanks that copying adds; null when it cannot be one of ours. A wrong checksum shows every slip of up
 * to four neighbouring characters, and most others, so that no query is spent on it. It is no proof: anyone can compute it.
 */
export function parseApiKey(text: string): string | null {
  const key = text.trim();
  const [, secret, checksum] = KEY.exec(key) ?? [];
  return secret !== undefined && checksum === checksumOf(`${PREFIX}${secret}`) ? key : null;
}

/**
 * SHA-256 of the key as 64 hex digits, the only form that is stored. A fast hash without salt is enough: the secret is 190
 * random bits, which nobody can search, unlike a password, and equal hashes cannot occur. It also lets one indexed lookup
 * find the key.
 */
export async function hashApiKey(key: string): Promise<string> {
  return sha256Hex(key);
}

/** Bytes from 248 on are thrown away: keeping them would make the first eight characters likelier. */
function randomSecret(fillRandom: FillRandom): string {
  const limit = 256 - (256 % ALPHABET.length);
  let secret = '';
  while (secret.length < SECRET_LENGTH) {
    const bytes = new Uint8Array(SECRET_LENGTH);
    fillRandom(bytes);
    for (const byte of bytes) {
      if (byte < limit && secret.length < SECRET_LENGTH) secret += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return secret;
}

function checksumOf(text: string): string {
  let rest = crc32(new TextEncoder().encode(text));
  let digits = '';
  while (digits.length < CHECKSUM_LENGTH) {
    digits = ALPHABET.charAt(rest % ALPHABET.length) + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}

/** CRC-32 as in ISO/IEC 3309 and zlib, unsigned. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
