import { describe, expect, it } from 'vitest';
import type { Box, DescribedItem, Detection } from '#workers/kernel/seen.ts';
import { describeDetections, joinRepeats, weighByBox } from './describe-detections.ts';

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
    expect(weighByBox(sighted, [seen('banana', 0.7)], 1)).toBe(sighted);
  });
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
      },
    ]);
  });

  it('stay apart when there are two, or when a model told them apart', () => {
    expect(joinRepeats(lemons.slice(0, 2))).toHaveLength(2);
    expect(joinRepeats(lemons.map((item) => ({ ...item, evidence: 'sight' as const })))).toHaveLength(3);
  });
});
