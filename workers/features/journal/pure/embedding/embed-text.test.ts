import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMBEDDING_DIMENSIONS, embedText } from './embed-text.ts';
import { EMBEDDING_WEIGHTS } from './embedding-weights.gen.ts';
import { stemOf, termsOf } from './words.ts';

function closeness(one: string, other: string): number {
  const [a, b] = [embedText(one), embedText(other)];
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

describe('embedText', () => {
  it.each([
    ['insomnia', 'Could not sleep again.', 'Bought a new lamp for the kitchen.'],
    ['argument with my sister', 'Fought with the family at dinner.', 'The train was late this morning.'],
    ['lonely', 'Spent the evening by myself, nobody called.', 'Ran ten kilometres before work.'],
    ['schlaflos', 'Lay awake all night.', 'We baked bread.'],
    ['jogging', 'Went running in the park.', 'The meeting was long.'],
  ])('places %j nearer to %j than to %j', (query, near, far) => {
    expect(closeness(query, near)).toBeGreaterThan(closeness(query, far) + 0.1);
  });

  it('gives a direction of length 1, or nothing where nothing is known', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const vector = embedText(text);
        const length = Math.hypot(...vector);
        expect(vector.length).toBe(EMBEDDING_DIMENSIONS);
        expect(length === 0 || Math.abs(length - 1) < 1e-3).toBe(true);
      }),
    );
    expect(Math.hypot(...embedText(''))).toBe(0);
    expect(Math.hypot(...embedText('🎉 … !!!'))).toBe(0);
  });

  it('understands a misspelt word by its pieces', () => {
    expect(closeness('exhaustedd', 'so tired and worn out')).toBeGreaterThan(0.2);
  });

  it('weighs less than 4 MB, as it is shipped', () => {
    expect(EMBEDDING_WEIGHTS.length).toBeLessThan(4_000_000);
  });
});

describe('termsOf', () => {
  it('lets the endings of a word meet', () => {
    expect(new Set(['run', 'running', 'runs'].map(stemOf)).size).toBe(1);
    expect(new Set(['argue', 'argued', 'arguing', 'argues'].map(stemOf)).size).toBe(1);
    expect(new Set(['worry', 'worried', 'worries'].map(stemOf)).size).toBe(1);
  });

  it('marks what comes after a negation', () => {
    expect(termsOf("I couldn't sleep").negated).toEqual(['not_sleep']);
  });
});
