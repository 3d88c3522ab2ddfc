import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApiKey, hashApiKey, parseApiKey } from './api-key.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

describe('createApiKey', () => {
  it('makes a key that says whose it is and carries its own checksum', () => {
    expect(createApiKey()).toMatch(/^day_live_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}$/);
  });

  it('never makes the same key twice', () => {
    expect(new Set(Array.from({ length: 500 }, () => createApiKey())).size).toBe(500);
  });

  it('ends with the CRC-32 that zlib computes', () => {
    const key = createApiKey();
    const sum = [...key.slice(-6)].reduce((total, digit) => total * 62 + ALPHABET.indexOf(digit), 0);
    expect(sum).toBe(crc32(key.slice(0, -7)));
  });

  it('draws again where a byte would make some characters likelier', () => {
    const draws = [new Uint8Array(32).fill(255), new Uint8Array(32).fill(61), new Uint8Array(32).fill(0)];
    const key = createApiKey((bytes) => bytes.set(draws.shift() ?? []));
    expect(key.slice(9, 41)).toBe('z'.repeat(32));
  });
});

describe('parseApiKey', () => {
  it('takes a key with blanks around it', () => {
    const key = createApiKey();
    expect(parseApiKey(` ${key}\n`)).toBe(key);
  });

  it('refuses every key in which one character is another', () => {
    const key = createApiKey();
    fc.assert(
      fc.property(fc.nat(key.length - 1), fc.constantFrom(...ALPHABET, '_', '-', ' '), (at, letter) => {
        fc.pre(key[at] !== letter);
        expect(parseApiKey(key.slice(0, at) + letter + key.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('refuses two neighbours that changed places', () => {
    const key = createApiKey();
    for (let at = 9; at < 40; at += 1) {
      if (key[at] === key[at + 1]) continue;
      expect(parseApiKey(`${key.slice(0, at)}${key[at + 1]}${key[at]}${key.slice(at + 2)}`)).toBeNull();
    }
  });

  it('refuses what is too short, too long, or no key', () => {
    const key = createApiKey();
    for (const text of [
      '',
      'day_live_',
      key.slice(1),
      key.slice(0, -1),
      `${key}0`,
      'eyJhbGciOiJub25lIn0.e30.',
    ]) {
      expect(parseApiKey(text)).toBeNull();
    }
  });
});

describe('hashApiKey', () => {
  it('is the SHA-256 of the whole key in hex', async () => {
    const key = createApiKey();
    expect(await hashApiKey(key)).toBe(createHash('sha256').update(key).digest('hex'));
  });
});
