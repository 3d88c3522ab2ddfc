import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, Detection } from '#workers/kernel/seen.ts';
import { describeDetections, joinHands, joinRepeats } from './describe-detections.ts';
import { rulerOf } from './marked-length.ts';
import { isAbsurd, isMeasurable, massFromPhoto, type PhotoPortion } from './weigh-again.ts';

const food = (label: string, box: Box): Detection => ({ label, score: 0.8, box, kind: 'food' });
const lemons = [0.1, 0.3, 0.5, 0.7].map((left) => food('lemon', [left, 0.1, 0.12, 0.12]));
const hand = [food('banana', [0.1, 0.5, 0.3, 0.2]), food('banana', [0.2, 0.5, 0.3, 0.2])];
const cup: Detection = { label: 'cup', score: 0.9, box: [0.8, 0.5, 0.1, 0.1], kind: 'tableware' };
const detections = [cup, ...lemons, ...hand, food('rice', [0.6, 0.6, 0.3, 0.3])];
const photo = { detections, aspect: 4 / 3, marked: null };
const plain = (pieces: number[]): PhotoPortion => ({ pieces, as: null, told: null, share: 1 });

const found = rulerOf({ thing: 'eur-1', ownLengthMm: null, from: [0.1, 0.1], to: [0.14, 0.1] }, 4 / 3);
if (found.kind === 'refused') throw new Error(found.why);
const coin = found.ruler;

describe('a mass that is read from the photo again', () => {
  it('is what the analysis said, when nothing is marked', () => {
    const items = joinRepeats(joinHands(describeDetections(detections, 4 / 3), detections));
    expect(items.map(({ pieces }) => pieces)).toEqual([[1, 2, 3, 4], [5, 6], [7]]);
    for (const { pieces, grams, gramsLow, gramsHigh } of items) {
      const mass = { massGrams: grams, massLow: gramsLow, massHigh: gramsHigh };
      expect(massFromPhoto(plain([...pieces]), photo)).toEqual(mass);
    }
  });

  it('goes by what is marked for pieces, and stays for heaps', () => {
    const marked = { ...photo, marked: coin };
    expect(massFromPhoto(plain([1, 2, 3, 4]), marked)).not.toEqual(massFromPhoto(plain([1, 2, 3, 4]), photo));
    expect(massFromPhoto(plain([7]), marked)).toEqual(massFromPhoto(plain([7]), photo));
    expect([plain([1]), plain([7])].map((one) => isMeasurable(one, detections))).toEqual([true, false]);
  });

  it('goes by the food that the person says it is', () => {
    const withoutCup = { ...photo, detections: detections.slice(1) };
    expect(massFromPhoto({ ...plain([0]), as: 'egg' }, withoutCup)?.massGrams).toBe(50);
    expect(isMeasurable({ ...plain([7]), as: 'egg' }, detections)).toBe(true);
  });

  it('keeps what a model saw until something is marked, and joins it with the scale then', () => {
    const told = { grams: 70, gramsLow: 40, gramsHigh: 100 };
    const portion = { ...plain([1]), told };
    expect(massFromPhoto(portion, photo)).toEqual({ massGrams: 70, massLow: 40, massHigh: 100 });
    const joined = massFromPhoto(portion, { ...photo, marked: coin });
    expect(joined && joined.massHigh / joined.massLow).toBeLessThan(100 / 40);
  });

  it('finds a scale absurd by which no piece has a size that it can have', () => {
    const by = (cmPerHeight: number) => ({ ...photo, marked: { ...coin, cmPerHeight } });
    const portions = [plain([1, 2, 3, 4]), plain([7])];
    // A lemon is 5.7 cm wide; these fill about an eighth of the height.
    expect([5, 15, 30, 45, 90, 250].map((cm) => isAbsurd(portions, by(cm)))).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(isAbsurd([plain([7])], by(250))).toBe(false);
  });

  it('is shared as it was split, with its interval', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.boolean(), (share, isMarked) => {
        const by = { ...photo, marked: isMarked ? coin : null };
        const [whole, part] = [plain([1, 2, 3, 4]), { ...plain([1, 2, 3, 4]), share }].map((one) =>
          massFromPhoto(one, by),
        );
        expect(part?.massGrams).toBeCloseTo((whole?.massGrams ?? 0) * share, 6);
        expect(part?.massHigh).toBeCloseTo((whole?.massHigh ?? 0) * share, 6);
      }),
    );
  });

  it('is none when its detections are gone', () => {
    expect(massFromPhoto(plain([40]), photo)).toBeNull();
  });
});
