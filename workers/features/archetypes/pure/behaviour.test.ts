import { assert, float, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { driftedTo } from './behaviour.ts';

const candidates = [
  { id: 'pacer', probability: 0.5 },
  { id: 'kindler', probability: 0.3 },
  { id: 'mapmaker', probability: 0.2 },
];

test('a plan that is not kept lets the second likeliest pass, and one that is kept does not', () => {
  expect(driftedTo(candidates, 'pacer', { tasks: 4, strength: 0.1 })).toEqual({
    id: 'kindler',
    probability: 0.3 / (0.5 * 0.25 + 0.5),
  });
  expect(driftedTo(candidates, 'pacer', { tasks: 4, strength: 0.45 })).toBeNull();
  expect(driftedTo(candidates, 'pacer', { tasks: 4, strength: 0.9 })).toBeNull();
});

test('too few tasks say nothing, and a clear answer is not overruled', () => {
  expect(driftedTo(candidates, 'pacer', { tasks: 2, strength: 0 })).toBeNull();
  const clear = [
    { id: 'pacer', probability: 0.9 },
    { id: 'kindler', probability: 0.1 },
  ];
  expect(driftedTo(clear, 'pacer', { tasks: 9, strength: 0 })).toBeNull();
});

test('never suggests the archetype that one has, and a better kept plan never suggests more', () => {
  const share = float({ min: 0, max: 1, noNaN: true });
  assert(
    property(integer({ min: 0, max: 9 }), share, share, (tasks, one, other) => {
      const [low, high] = one < other ? [one, other] : [other, one];
      const weaker = driftedTo(candidates, 'pacer', { tasks, strength: low });
      expect(weaker?.id).not.toBe('pacer');
      if (weaker === null) expect(driftedTo(candidates, 'pacer', { tasks, strength: high })).toBeNull();
    }),
  );
});
