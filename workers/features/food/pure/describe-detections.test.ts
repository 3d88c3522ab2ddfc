import { describe, expect, it } from 'vitest';
import type { Box, DescribedItem, Detection } from '#workers/kernel/seen.ts';
import { describeDetections, joinHands, joinRepeats, weighByBox } from './describe-detections.ts';

const seen = (
  label: string,
  score: number,
  kind: Detection['kind'] = 'food',
  box: Box = [0.1, 0.1, 0.2, 0.2],
): Detection => ({
  label,
  score,
  kind,
  box,
});

describe('what the detector alone can say', () => {
  it('is its foods, each with the usual portion', () => {
    expect(describeDetections([seen('person', 0.9, 'other'), seen('banana', 0.7)], 1)).toEqual([
      {
        name: 'banana',
        grams: 118,
        gramsLow: 81,
        gramsHigh: 152,
        confidence: 0.7,
        evidence: 'detector',
        detection: 1,
        pieces: [1],
      },
    ]);
  });

  it('weighs again what a model only repeats, and leaves alone what a model saw', () => {
    const item: DescribedItem = {
      name: 'banana',
      grams: 999,
      gramsLow: 1,
      gramsHigh: 9999,
      confidence: 0.7,
      evidence: 'detector',
      detection: 0,
    };
    expect(weighByBox(item, [seen('banana', 0.7)], 1)).toMatchObject({ grams: 118, gramsLow: 81 });
    const sighted = { ...item, evidence: 'sight' as const };
    expect(weighByBox(sighted, [seen('banana', 0.7)], 1)).toEqual({ ...sighted, pieces: [0] });
  });
});

describe('a smaller piece of one food beside a larger', () => {
  const whole = seen('orange', 0.99, 'food', [0.1, 0.1, 0.4, 0.4]);
  const smaller = seen('orange', 0.9, 'food', [0.6, 0.2, 0.2, 0.2]);
  const fork = seen('fork', 0.9, 'tableware', [0.9, 0.1, 0.01, 0.5]);
  const lows = (detections: Detection[], aspect = 1) =>
    describeDetections(detections, aspect).map(({ gramsLow }) => gramsLow);

  it('may be a part of one: at least as much as its size says, at most a whole one farther away', () => {
    expect(describeDetections([whole, smaller], 1)).toMatchObject([
      { grams: 131, gramsLow: 91, gramsHigh: 193 },
      { grams: 131, gramsLow: 11.4, gramsHigh: 193 },
    ]);
  });

  it('is as large however it is turned, whatever the shape of the photo', () => {
    const along = seen('carrot', 0.9, 'food', [0.1, 0.1, 0.3, 0.1]);
    const across = seen('carrot', 0.9, 'food', [0.5, 0.1, 0.05, 0.6]);
    expect(lows([along, across], 2)).toEqual([21, 21]);
  });

  it('is left alone where its size is measured, where no pieces are counted, and in a hand', () => {
    const measured = lows([whole, smaller, fork]);
    expect(measured[1]).toBeGreaterThan(30);
    for (const label of ['rice', 'banana'])
      expect(new Set(lows([whole, smaller].map((one) => ({ ...one, label })))).size).toBe(1);
    expect(lows([whole, { ...smaller, label: 'apple' }])).toEqual([91, 101]);
  });
});

it('never says that it is wholly sure, whoever repeats it', () => {
  const [sure] = describeDetections([seen('apple', 0.9996)], 1);
  expect(sure?.confidence).toBe(0.98);
  if (sure === undefined) throw new Error('it was not found');
  expect(weighByBox({ ...sure, confidence: 1 }, [seen('apple', 0.9996)], 1).confidence).toBe(0.98);
});

describe('many of one food', () => {
  const lemons = describeDetections(
    [0.4, 0.9, 0.6].map((score) => seen('lemon', score)),
    1,
  );

  it('are one item as heavy as all, as sure as the surest', () => {
    expect(joinRepeats(lemons)).toEqual([
      {
        name: 'lemon',
        grams: 174,
        gramsLow: 87,
        gramsHigh: 252,
        confidence: 0.9,
        evidence: 'detector',
        detection: 1,
        pieces: [0, 1, 2],
      },
    ]);
  });

  it('stay apart when there are two, or when a model told them apart', () => {
    expect(joinRepeats(lemons.slice(0, 2))).toHaveLength(2);
    expect(joinRepeats(lemons.map((item) => ({ ...item, evidence: 'sight' as const })))).toHaveLength(3);
  });
});

describe('a hand of bananas', () => {
  const hand = [
    seen('banana', 0.6, 'food', [0.2, 0.2, 0.2, 0.4]),
    seen('apple', 0.9, 'food', [0.7, 0.7, 0.1, 0.1]),
    seen('banana', 0.8, 'food', [0.1, 0.1, 0.6, 0.6]),
    seen('banana', 0.7, 'food', [0.75, 0.1, 0.2, 0.2]),
  ];

  it('is one item, as heavy as its bananas, at its largest box; one that lies apart stays apart', () => {
    expect(joinHands(describeDetections(hand, 1), hand)).toMatchObject([
      { name: 'banana', grams: 236, gramsLow: 81, gramsHigh: 532, confidence: 0.8, detection: 2 },
      { name: 'apple' },
      { name: 'banana', grams: 118, detection: 3 },
    ]);
  });

  it('holds no other food together, and nothing that a model told apart', () => {
    const apples = hand.map((one) => ({ ...one, label: 'apple' }));
    expect(joinHands(describeDetections(apples, 1), apples)).toHaveLength(4);
    const told = describeDetections(hand, 1).map((item) => ({ ...item, evidence: 'sight' as const }));
    expect(joinHands(told, hand)).toEqual(told);
  });
});
