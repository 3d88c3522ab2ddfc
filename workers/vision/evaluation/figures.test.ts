import { expect, it } from 'vitest';
import type { Box, Detection } from '#workers/kernel/seen.ts';
import { asHands, averagePrecision, falseAlarms, type Looked, reliability, topOne } from './figures.ts';

const LEFT: Box = [0, 0, 0.4, 0.4];
const RIGHT: Box = [0.5, 0.5, 0.4, 0.4];
const seen = (label: string, score: number, box = LEFT): Detection => ({ label, score, box, kind: 'food' });

function looked(boxes: [string, Box][] | null, label: string | null, ...found: Detection[]): Looked {
  const truths = boxes?.map(([name, box]) => ({ label: name, box })) ?? null;
  return { photo: { file: 'x.jpg', source: 'epicure', boxes: truths, label, ignored: [] }, aspect: 1, found };
}

it('gives full marks for every box once, and half of them for every second one', () => {
  const both = looked(
    [
      ['egg', LEFT],
      ['egg', RIGHT],
    ],
    null,
    seen('egg', 0.9),
    seen('egg', 0.8, RIGHT),
  );
  expect(averagePrecision([both], 'egg')).toEqual({ ap: 1, boxes: 2 });
  const one = looked(
    [
      ['egg', LEFT],
      ['egg', RIGHT],
    ],
    null,
    seen('egg', 0.9),
    seen('egg', 0.8),
  );
  expect(averagePrecision([one], 'egg')).toEqual({ ap: 0.5, boxes: 2 });
  expect(averagePrecision([both], 'rice')).toBeNull();
});

it('does not count against a box what is found where nobody drew boxes', () => {
  const boxed = looked([['egg', LEFT]], null, seen('egg', 0.5));
  const named = looked(null, 'egg', seen('egg', 0.9), seen('egg', 0.8));
  expect(averagePrecision([named, boxed], 'egg')).toEqual({ ap: 1, boxes: 1 });
});

it('takes a photo for what its surest food is', () => {
  const right = looked(null, 'egg', seen('rice', 0.2), seen('egg', 0.3));
  const wrong = looked(null, 'egg', seen('rice', 0.4), seen('egg', 0.3));
  expect(topOne([right, wrong])).toEqual({ share: 0.5, photos: 2 });
});

it('holds what is said against what is right', () => {
  const says = looked([['egg', LEFT]], null, seen('egg', 0.75), seen('egg', 0.75, RIGHT));
  expect(reliability([says], 0.1).error).toBeCloseTo(0.25, 10);
});

it('hears an alarm only where there is no food', () => {
  const fromTable = (one: Looked): Looked => ({ ...one, photo: { ...one.photo, source: 'tables' } });
  const table = fromTable(looked([], null, seen('egg', 0.6)));
  const meal = fromTable(looked([['egg', LEFT]], null, seen('rice', 0.6)));
  const carton = looked([], null, seen('milk', 0.9));
  expect(falseAlarms([table, meal, carton], 0.5, new Set(['egg']))).toEqual({ alarms: 1, photos: 1 });
});

it('takes bananas that touch for one hand, whether drawn or shown', () => {
  const hand = looked(
    [
      ['banana', [0, 0, 0.2, 0.4]],
      ['banana', [0.1, 0, 0.2, 0.4]],
    ],
    null,
    seen('banana', 0.8, [0, 0, 0.3, 0.4]),
    seen('banana', 0.1, RIGHT),
  );
  expect(averagePrecision([hand], 'banana')?.ap).toBeLessThan(1);
  expect(averagePrecision(asHands([hand], 'banana', 0.3), 'banana')).toEqual({ ap: 1, boxes: 1 });
});
