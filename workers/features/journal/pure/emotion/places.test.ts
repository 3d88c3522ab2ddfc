import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placesOf } from './places.ts';
import { eachFeature, textFeatures, tokensOf } from './text-features.ts';

it('finds each hash where it stands, and no other, however unevenly they lie', () => {
  const unsigned = fc.integer({ min: 0, max: 0xffffffff });
  fc.assert(
    fc.property(fc.uniqueArray(unsigned, { maxLength: 300 }), unsigned, (values, other) => {
      const hashes = Uint32Array.from(values.sort((a, b) => a - b));
      const places = placesOf(hashes);
      for (const [at, hash] of hashes.entries()) expect(places.find(hash)).toBe(at);
      expect(places.find(other)).toBe(hashes.indexOf(other));
    }),
    { numRuns: 40 },
  );
  const crowded = placesOf(Uint32Array.from({ length: 2000 }, (_, at) => at));
  expect([crowded.find(0), crowded.find(1999), crowded.find(2000)]).toEqual([0, 1999, -1]);
});

it('marks each place once, until it forgets', () => {
  const places = placesOf(Uint32Array.of(7, 9));
  places.clear();
  expect([places.mark(1), places.mark(1), places.mark(0)]).toEqual([true, false, true]);
  places.clear();
  expect(places.mark(1)).toBe(true);
});

it('tells every feature of a text, whichever way it is asked', () => {
  const text = 'I do NOT like this, not this. Not like THIS 🙂🙂!! it’s it’s';
  const told = new Set<number>();
  eachFeature(text, tokensOf(text), (hash) => told.add(hash));
  expect([...told]).toEqual([...textFeatures(text)]);
});
