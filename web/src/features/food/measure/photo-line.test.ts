import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endNear, moveByKey, type PhotoLine, withEnd, within } from './photo-line.ts';

const line: PhotoLine = { from: [0.2, 0.5], to: [0.8, 0.5] };

it('moves an end by the arrows as far on the screen in either direction, and further with Shift', () => {
  const right = moveByKey(line, 'from', { key: 'ArrowRight', shiftKey: false }, 2);
  const down = moveByKey(line, 'from', { key: 'ArrowDown', shiftKey: false }, 2);
  expect(((right?.from[0] ?? 0) - 0.2) * 2).toBeCloseTo((down?.from[1] ?? 0) - 0.5);
  const far = moveByKey(line, 'to', { key: 'ArrowUp', shiftKey: true }, 2);
  expect(0.5 - (far?.to[1] ?? 0)).toBeCloseTo(0.03);
  expect(moveByKey(line, 'to', { key: 'Enter', shiftKey: false }, 2)).toBeNull();
});

it('takes hold of the nearer end when the touch is near, and begins anew elsewhere', () => {
  expect(endNear(line, [0.21, 0.51], { aspect: 1, reach: 0.05 })).toBe('from');
  expect(endNear(line, [0.79, 0.49], { aspect: 1, reach: 0.05 })).toBe('to');
  expect(endNear(line, [0.5, 0.5], { aspect: 1, reach: 0.05 })).toBeNull();
  expect(endNear(null, [0.2, 0.5], { aspect: 1, reach: 0.05 })).toBeNull();
});

it('never leaves the photo', () => {
  const end = fc.constantFrom('from' as const, 'to' as const);
  const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown');
  const presses = fc.array(fc.tuple(end, key), { maxLength: 80 });
  fc.assert(
    fc.property(presses, fc.double({ min: 0.3, max: 3, noNaN: true }), (pressed, aspect) => {
      let moved: PhotoLine = line;
      for (const [which, arrow] of pressed) {
        moved = moveByKey(moved, which, { key: arrow, shiftKey: true }, aspect) ?? moved;
      }
      for (const share of [...moved.from, ...moved.to]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }),
  );
  expect(withEnd(null, 'to', within(1.4, -2)).to).toEqual([1, 0]);
});
