import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portionForLabel } from '#workers/features/nutrition/pure/label-portions.ts';
import type { Box } from '#workers/kernel/seen.ts';
import { THING_NAMES, type ThingName } from './known-things.ts';
import { type MarkedLength, type PhotoPoint, rulerOf } from './marked-length.ts';
import { portionFromBox } from './portion-from-box.ts';

const runs = { numRuns: Number(process.env.PROPERTY_CASES ?? 300) };
const SIZED = ['apple', 'banana', 'carrot', 'egg', 'potato', 'tomato', 'courgette', 'lemon'];

const along = (
  length: number,
  thing: ThingName = 'eur-1',
  ownLengthMm: number | null = null,
): MarkedLength => ({
  thing,
  ownLengthMm,
  from: [0.1, 0.5],
  to: [0.1 + length, 0.5],
});
const widthOf = (marked: MarkedLength, label = 'apple', side = 0.2) => {
  const found = rulerOf(marked, 1);
  if (found.kind === 'refused') throw new Error(found.why);
  const box: Box = [0.5, 0.3, side, side];
  return portionFromBox({
    usual: portionForLabel(label),
    box,
    detections: [],
    aspect: 1,
    marked: found.ruler,
  });
};

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const aspects = fc.double({ min: 0.4, max: 2.5, noNaN: true });
const lines = fc.record({
  thing: fc.constantFrom(...THING_NAMES),
  ownLengthMm: fc.option(fc.double({ min: 5, max: 1000, noNaN: true })),
  from: fc.tuple(fraction, fraction),
  to: fc.tuple(fraction, fraction),
});

describe('the scale of a photo by a line', () => {
  it('is the length of the thing over that of the line', () => {
    expect(rulerOf(along(0.1), 1)).toMatchObject({ ruler: { label: 'eur-1' } });
    const found = rulerOf(along(0.1), 1);
    expect(found.kind === 'ruler' && found.ruler.cmPerHeight).toBeCloseTo(23.25, 5);
  });

  it('counts a fraction of the width for more than one of the height in a wide photo', () => {
    const [square, wide] = [rulerOf(along(0.2), 1), rulerOf(along(0.1), 2)].map(
      (found) => found.kind === 'ruler' && found.ruler.cmPerHeight,
    );
    expect(square).toBeCloseTo(Number(wide), 9);
  });

  it('knows that what runs away from the camera looks shorter, and is less sure of it', () => {
    const [across, away] = [
      along(0.2),
      { ...along(0.2), from: [0.5, 0.1] as const, to: [0.5, 0.3] as const },
    ].map((line) => rulerOf(line, 1));
    if (across?.kind !== 'ruler' || away?.kind !== 'ruler') throw new Error('refused');
    expect(away.ruler.cmPerHeight).toBeLessThan(across.ruler.cmPerHeight);
    expect(away.ruler.spread).toBeGreaterThan(across.ruler.spread);
  });

  it('takes the person’s word for a hand and for what has no usual length, and for nothing else', () => {
    const cm = (marked: MarkedLength) => {
      const found = rulerOf(marked, 1);
      return found.kind === 'ruler' ? found.ruler.cmPerHeight / 10 : found.why;
    };
    expect(cm(along(0.1, 'hand', 70))).toBeCloseTo(7);
    expect(cm(along(0.1, 'hand'))).toBeCloseTo(8);
    expect(cm(along(0.1, 'own-length', 100))).toBeCloseTo(10);
    expect(cm(along(0.1, 'own-length'))).toBe('no-length');
    expect(cm(along(0.1, 'eur-1', 500))).toBeCloseTo(2.325);
  });

  it('refuses a line that is hardly one, and a scale at which the photo shows less than a plum or more than a room', () => {
    expect(rulerOf(along(0.01), 1)).toEqual({ kind: 'refused', why: 'short' });
    expect(rulerOf(along(0.9), 1)).toEqual({ kind: 'refused', why: 'scale' });
    expect(rulerOf(along(0.05, 'plate'), 1)).toEqual({ kind: 'refused', why: 'scale' });
    expect(rulerOf({ ...along(0.1), to: [0.1, 0.5] }, 1)).toEqual({ kind: 'refused', why: 'short' });
  });

  it('never gives a scale that is absurd, whatever is drawn', () => {
    fc.assert(
      fc.property(lines, aspects, (marked, aspect) => {
        const found = rulerOf(marked, aspect);
        if (found.kind === 'refused') return;
        const shownCm = found.ruler.cmPerHeight * Math.max(1, aspect);
        expect(shownCm).toBeGreaterThanOrEqual(5);
        expect(shownCm).toBeLessThanOrEqual(300);
        expect(found.ruler.spread).toBeGreaterThan(0.05);
      }),
      runs,
    );
  });

  it('is the same whichever end is drawn first', () => {
    fc.assert(
      fc.property(lines, aspects, (marked, aspect) => {
        const turned = { ...marked, from: marked.to, to: marked.from };
        expect(rulerOf(turned, aspect)).toEqual(rulerOf(marked, aspect));
      }),
      runs,
    );
  });
});

describe('a portion beside a marked thing', () => {
  const side = fc.double({ min: 0.02, max: 0.9, noNaN: true });
  const label = fc.constantFrom(...SIZED);

  it('is smaller the longer the line', () => {
    fc.assert(
      fc.property(label, side, aspects, lines, fc.double({ min: 1.01, max: 4, noNaN: true }), (...drawn) => {
        const [food, boxSide, aspect, marked, times] = drawn;
        const stretch = (from: number, to: number) => from + (to - from) * times;
        const to: PhotoPoint = [stretch(marked.from[0], marked.to[0]), stretch(marked.from[1], marked.to[1])];
        const [short, long] = [rulerOf(marked, aspect), rulerOf({ ...marked, to }, aspect)];
        if (short.kind === 'refused' || long.kind === 'refused') return;
        const photo = {
          usual: portionForLabel(food),
          box: [0, 0, boxSide, boxSide] as const,
          detections: [],
          aspect,
        };
        const [less, more] = [long, short].map(({ ruler }) => portionFromBox({ ...photo, marked: ruler }));
        expect(less?.grams).toBeLessThanOrEqual(more?.grams ?? 0);
        expect(less?.gramsHigh).toBeLessThanOrEqual(more?.gramsHigh ?? 0);
      }),
      runs,
    );
  });

  it('is never less sure than without, whether usual or told', () => {
    const told = fc.record({
      grams: fc.double({ min: 20, max: 900, noNaN: true }),
      below: fc.double({ min: 0.3, max: 0.99, noNaN: true }),
      above: fc.double({ min: 1.01, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(label, side, aspects, lines, fc.option(told), (food, boxSide, aspect, marked, said) => {
        const found = rulerOf(marked, aspect);
        if (found.kind === 'refused') return;
        const usual = portionForLabel(food);
        const known =
          said === null
            ? usual
            : {
                grams: said.grams,
                gramsLow: said.grams * said.below,
                gramsHigh: said.grams * said.above,
              };
        const seen = portionFromBox({
          usual,
          told: known,
          box: [0, 0, boxSide, boxSide],
          detections: [],
          aspect,
          marked: found.ruler,
        });
        const loose = 1 + 0.2 / Math.max(0.2, seen.gramsLow);
        expect(seen.gramsHigh / seen.gramsLow).toBeLessThanOrEqual(
          (known.gramsHigh / known.gramsLow) * loose,
        );
        expect(seen.grams).toBeGreaterThanOrEqual(seen.gramsLow);
        expect(seen.grams).toBeLessThanOrEqual(seen.gramsHigh);
      }),
      runs,
    );
  });

  it('goes by what the person marked, and not by a fork that was found', () => {
    const fork = { label: 'fork', kind: 'tableware', score: 0.9, box: [0.1, 0.1, 0.01, 0.5] } as const;
    const found = rulerOf(along(0.1), 1);
    if (found.kind === 'refused') throw new Error(found.why);
    const beside = portionFromBox({
      usual: portionForLabel('apple'),
      box: [0.5, 0.3, 0.2, 0.2],
      detections: [fork],
      aspect: 1,
      marked: found.ruler,
    });
    expect(beside).toEqual(widthOf(along(0.1)));
    expect(beside.measuredBy).toBe('eur-1');
  });

  it('leaves alone what comes in heaps', () => {
    expect(widthOf(along(0.1), 'rice')).toEqual({
      grams: 158,
      gramsLow: 79,
      gramsHigh: 316,
      measuredBy: null,
    });
  });
});
