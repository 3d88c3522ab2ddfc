import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexOf, pushHashes, readHashes } from './hashes.ts';

const sorted = fc
  .uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 900 })
  .map((values) => Uint32Array.from(values.sort((a, b) => a - b)));

it('finds each hash where it stands, and no other, however unevenly they lie', () => {
  fc.assert(
    fc.property(sorted, fc.integer({ min: 0, max: 0xffffffff }), (hashes, other) => {
      for (const [at, hash] of hashes.entries()) expect(indexOf(hashes, hash)).toBe(at);
      expect(indexOf(hashes, other)).toBe(hashes.indexOf(other));
    }),
    { numRuns: 40 },
  );
  const crowded = Uint32Array.from({ length: 2000 }, (_, at) => at);
  expect(indexOf(crowded, 1999)).toBe(1999);
});

it('reads the hashes that it wrote', () => {
  fc.assert(
    fc.property(sorted, (hashes) => {
      const bytes: number[] = [];
      pushHashes(bytes, hashes);
      expect(readHashes(Uint8Array.from(bytes), 0, hashes.length)).toEqual({ hashes, end: bytes.length });
    }),
    { numRuns: 40 },
  );
});
