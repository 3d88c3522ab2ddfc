import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOOD_LABELS, portionForLabel } from '#workers/features/nutrition/pure/label-portions.ts';
import type { Box, Detection } from '#workers/kernel/seen.ts';
import { portionFromBox } from './portion-from-box.ts';

const usual = portionForLabel('apple');
const fork = (box: Box, score = 0.9): Detection => ({ label: 'fork', kind: 'tableware', score, box });

/** In a photo as wide as high, with a fork that fills half of it: 39 cm from edge to edge. */
const beside = (side: number, detections: Detection[] = [fork([0.1, 0.1, 0.005, 0.5])]) =>
  portionFromBox({ usual, box: [0.5, 0.3, side, side], detections, aspect: 1 });

describe('a portion by its box', () => {
  it('is the usual one when nothing says how large things are', () => {
    expect(beside(0.2, [])).toEqual({ grams: 182, gramsLow: 101, gramsHigh: 242, measuredBy: null });
  });

  it('stays the usual one for an apple of usual size, and is a little surer', () => {
    const seen = beside(7.6 / 39);
    expect(seen.measuredBy).toBe('fork');
    expect(seen.grams).toBeCloseTo(182, 0);
    expect(seen.gramsHigh / seen.gramsLow).toBeLessThan(242 / 101);
  });

  it('grows and shrinks with the box, less than its cube: a box errs, too', () => {
    const [small, large] = [beside(6 / 39), beside(9 / 39)];
    expect(small.grams).toBeLessThan(170);
    expect(large.grams).toBeGreaterThan(195);
    expect(large.grams / small.grams).toBeLessThan((9 / 6) ** 3);
  });

  it('does not measure by what is cut off at the edge, or hardly seen', () => {
    expect(beside(0.2, [fork([0, 0.1, 0.005, 0.5])]).measuredBy).toBeNull();
    expect(beside(0.2, [fork([0.1, 0.1, 0.005, 0.5], 0.4)]).measuredBy).toBeNull();
  });

  it('measures by what varies least', () => {
    const bowl: Detection = { label: 'bowl', kind: 'tableware', score: 0.99, box: [0.2, 0.2, 0.4, 0.4] };
    expect(beside(0.2, [bowl, fork([0.1, 0.1, 0.005, 0.5])]).measuredBy).toBe('fork');
  });

  it('takes a fork to be as long as it is, however it lies', () => {
    const slanted = fork([0.1, 0.1, 0.5 * Math.SQRT1_2, 0.5 * Math.SQRT1_2]);
    expect(beside(0.2, [slanted]).grams).toBeCloseTo(beside(0.2).grams, 1);
  });

  it('takes a banana for no larger one because it lies aslant', () => {
    // 18 cm long and 6 cm wide: the box around an ellipse, straight and at 45 degrees
    const banana = portionForLabel('banana');
    const boxed = (width: number, height: number) =>
      portionFromBox({
        usual: banana,
        box: [0.5, 0.3, width / 39, height / 39],
        detections: [fork([0.1, 0.1, 0.005, 0.5])],
        aspect: 1,
      }).grams;
    const aslant = Math.hypot(18, 6) / Math.SQRT2;
    expect(boxed(aslant, aslant)).toBeCloseTo(boxed(18, 6), 1);
  });

  it('knows that a fraction of the width is more than one of the height in a wide photo', () => {
    const flat = { usual, detections: [fork([0.1, 0.1, 0.005, 0.5])], aspect: 2 };
    const wide = portionFromBox({ ...flat, box: [0.5, 0.3, 0.1, 0.2] });
    expect(wide.grams).toBeCloseTo(beside(0.2).grams, 1);
  });

  it('holds its middle, whatever is in the picture', () => {
    const fraction = fc.double({ min: 0.001, max: 1, noNaN: true });
    const box = fc.tuple(fraction, fraction, fraction, fraction);
    fc.assert(
      fc.property(
        fc.constantFrom(...FOOD_LABELS),
        box,
        box,
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        (label, at, ruler, aspect) => {
          const seen = portionFromBox({
            usual: portionForLabel(label),
            box: at,
            detections: [fork(ruler)],
            aspect,
          });
          expect(seen.gramsLow).toBeGreaterThanOrEqual(0);
          expect(seen.grams).toBeGreaterThanOrEqual(seen.gramsLow);
          expect(seen.grams).toBeLessThanOrEqual(seen.gramsHigh);
        },
      ),
    );
  });
});
