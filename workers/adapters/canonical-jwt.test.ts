import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isCanonicalJwt } from './canonical-jwt.ts';

describe('isCanonicalJwt', () => {
  it('takes what an encoder writes, of any length', () => {
    for (let length = 1; length < 40; length += 1) {
      const part = randomBytes(length).toString('base64url');
      expect(isCanonicalJwt(`${part}.${part}.${part}`)).toBe(true);
    }
  });

  it('refuses every other text that a lenient decoder reads as the same bytes', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const bytes of [Buffer.from([7]), Buffer.from([7, 200]), Buffer.from([255, 255])]) {
      const part = bytes.toString('base64url');
      const spellings = [...alphabet]
        .map((last) => part.slice(0, -1) + last)
        .filter((text) => text !== part && Buffer.from(text, 'base64url').equals(bytes));
      expect(spellings.length).toBeGreaterThan(0);
      for (const text of [...spellings, `${part}=`, `${part} `, '']) {
        expect(isCanonicalJwt(`AAAA.AAAA.${text}`)).toBe(false);
      }
    }
  });

  it('refuses a length that no bytes have', () => {
    expect(isCanonicalJwt('AAAA.AAAA.AAAAA')).toBe(false);
  });
});
