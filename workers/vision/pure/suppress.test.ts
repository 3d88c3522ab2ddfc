import { expect, it } from 'vitest';
import type { Box, Detection } from '#workers/kernel/seen.ts';
import { overlap, suppress } from './suppress.ts';

function seen(label: string, score: number, box: Box): Detection {
  return { label, score, box, kind: 'food' };
}

it('measures what two boxes share', () => {
  expect(overlap([0, 0, 0.5, 1], [0, 0, 0.5, 1])).toBe(1);
  expect(overlap([0, 0, 0.5, 1], [0.25, 0, 0.5, 1])).toBeCloseTo(1 / 3);
  expect(overlap([0, 0, 0.5, 1], [0.5, 0, 0.5, 1])).toBe(0);
});

it('keeps the surest of the boxes that cover each other, whichever detector drew them', () => {
  const weak = seen('apple', 0.5, [0.1, 0.1, 0.4, 0.4]);
  const sure = seen('apple', 0.9, [0.12, 0.1, 0.4, 0.4]);
  const apart = seen('apple', 0.4, [0.6, 0.6, 0.3, 0.3]);
  expect(suppress([weak, apart, sure])).toEqual([sure, apart]);
});

it('gives one place one food: the surer name stays, whichever network gave it', () => {
  const lemon = seen('lemon', 0.6, [0.1, 0.1, 0.4, 0.4]);
  const orange = seen('orange', 0.5, [0.12, 0.1, 0.4, 0.4]);
  const beside = seen('orange', 0.5, [0.3, 0.1, 0.4, 0.4]);
  expect(suppress([orange, lemon, beside])).toEqual([lemon, beside]);
});

it('leaves a bowl around an apple alone', () => {
  const apple = seen('apple', 0.9, [0.1, 0.1, 0.4, 0.4]);
  const bowl = { ...seen('bowl', 0.8, [0.1, 0.1, 0.4, 0.4]), kind: 'tableware' as const };
  expect(suppress([bowl, apple])).toEqual([apple, bowl]);
});

it('gives at most a hundred boxes, the surest', () => {
  const many = Array.from({ length: 150 }, (_, at) => seen('grape', at / 150, [at / 150, 0, 0.001, 0.001]));
  const kept = suppress(many);
  expect([kept.length, kept[0]?.score]).toEqual([100, 149 / 150]);
});
