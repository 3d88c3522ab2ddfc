import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoodOfDay, foodPoints } from './food-points.ts';
import { habitPoints } from './habit-points.ts';
import { type HeartOfDay, heartPoints } from './heart-points.ts';
import { moodPoints } from './mood-points.ts';
import { PARTS, WEIGHTS } from './parts.ts';
import { type DayEvidence, scoreDay } from './score-day.ts';

const known = (value: number) => ({ value, missing: 0 });
/** 2,000 kcal: 20 % protein, 30 % fat, 50 % carbohydrate, 28 g fibre. */
const balanced: FoodOfDay = {
  meals: 3,
  energyKcal: known(2000),
  proteinG: known(100),
  fatG: known(66.7),
  carbohydrateG: known(250),
  fibreG: known(28),
};
const usual: HeartOfDay = { isMeasured: true, rmssdZ: 0, restingHrZ: 0, nights: 40, nightsNeeded: 14 };
const nothing: DayEvidence = { heart: null, food: null, habits: null, mood: null };

describe('the parts of a score', () => {
  it('weigh a hundred together', () => {
    expect(PARTS.reduce((sum, part) => sum + WEIGHTS[part], 0)).toBe(100);
  });

  it('take mood as it was chosen', () => {
    expect([1, 3, 5].map((mean) => moodPoints({ mean }).points)).toEqual([0, 50, 100]);
    expect(moodPoints({ mean: null })).toMatchObject({ points: null, missing: 'no-mood' });
  });

  it('count a habit that may still be done neither way', () => {
    expect(habitPoints({ due: 4, done: 1, open: 2 })).toMatchObject({ points: 50, facts: { decided: 2 } });
    expect(habitPoints({ due: 2, done: 0, open: 2 })).toMatchObject({ missing: 'still-open' });
    expect(habitPoints({ due: 0, done: 0, open: 0 })).toMatchObject({ missing: 'none-due' });
  });

  it('do not look at how much was eaten', () => {
    const half = Object.fromEntries(
      Object.entries(balanced).map(([key, sum]) =>
        typeof sum === 'number' ? [key, sum] : [key, known(sum.value / 2)],
      ),
    ) as unknown as FoodOfDay;
    expect(foodPoints(balanced).points).toBe(100);
    expect(foodPoints(half).points).toBe(100);
  });

  it('take points for food that is fat and without fibre', () => {
    const crisps = {
      ...balanced,
      proteinG: known(20),
      fatG: known(120),
      carbohydrateG: known(190),
      fibreG: known(5),
    };
    expect(foodPoints(crisps).points).toBeLessThan(40);
  });

  it.each([
    [null, 'no-meals'],
    [{ ...balanced, meals: 1 }, 'too-few-meals'],
    [{ ...balanced, energyKcal: { value: 900, missing: 1 } }, 'figures-unknown'],
    [{ ...balanced, energyKcal: known(0) }, 'figures-unknown'],
    [{ ...balanced, fibreG: { value: 1, missing: 2 }, fatG: { value: 1, missing: 1 } }, 'figures-unknown'],
  ])('say nothing of food that is hardly known: %#', (food, missing) => {
    expect(foodPoints(food)).toMatchObject({ points: null, missing });
  });

  it('hold a heart against its own range, once there is one', () => {
    expect(heartPoints(usual).points).toBe(75);
    expect(heartPoints({ ...usual, rmssdZ: -2, restingHrZ: 2 }).points).toBe(25);
    expect(heartPoints({ ...usual, restingHrZ: null, rmssdZ: 1 }).points).toBe(100);
    expect(heartPoints({ ...usual, nights: 13 })).toMatchObject({ missing: 'too-few-nights' });
    expect(heartPoints({ ...usual, rmssdZ: null, restingHrZ: null })).toMatchObject({
      missing: 'no-heart-data',
    });
  });
});

const sum = fc.record({ value: fc.double({ min: 0, max: 1e5, noNaN: true }), missing: fc.nat(2) });
const z = fc.option(fc.double({ min: -9, max: 9, noNaN: true }));
const evidence: fc.Arbitrary<DayEvidence> = fc.record({
  heart: fc.option(
    fc.record({
      isMeasured: fc.boolean(),
      rmssdZ: z,
      restingHrZ: z,
      nights: fc.nat(60),
      nightsNeeded: fc.constant(14),
    }),
  ),
  food: fc.option(
    fc.record({
      meals: fc.nat(6),
      energyKcal: sum,
      proteinG: sum,
      fatG: sum,
      carbohydrateG: sum,
      fibreG: sum,
    }),
  ),
  habits: fc.option(
    fc
      .tuple(fc.nat(9), fc.nat(9), fc.nat(9))
      .map(([done, missed, open]) => ({ due: done + missed + open, done, open })),
  ),
  mood: fc.option(fc.record({ mean: fc.option(fc.double({ min: 1, max: 5, noNaN: true })) })),
});

describe('the score of a day', () => {
  it('is not said of nothing, nor of one part', () => {
    expect(scoreDay(nothing).score).toBeNull();
    expect(scoreDay({ ...nothing, mood: { mean: 5 } }).score).toBeNull();
    expect(scoreDay({ ...nothing, mood: { mean: 5 }, habits: { due: 2, done: 1, open: 0 } }).score).toBe(75);
  });

  it('gives the weight of what is missing to the others', () => {
    const all = { heart: usual, food: balanced, habits: { due: 1, done: 0, open: 0 }, mood: { mean: 3 } };
    expect(scoreDay(all).score).toBe(56);
    expect(scoreDay({ ...all, heart: null }).score).toBe(50);
  });

  it('is the same for the same day, lies between its parts, and names each of them', () => {
    fc.assert(
      fc.property(evidence, (day) => {
        const { score, parts } = scoreDay(day);
        expect(scoreDay(structuredClone(day))).toEqual({ score, parts });
        expect(parts.map(({ part }) => part)).toEqual([...PARTS]);
        const points = parts.flatMap((part) => (part.points === null ? [] : [part.points]));
        expect(score === null).toBe(points.length < 2);
        if (score === null) return;
        expect(score).toBeGreaterThanOrEqual(Math.floor(Math.min(...points)));
        expect(score).toBeLessThanOrEqual(Math.ceil(Math.max(...points)));
      }),
    );
  });
});
