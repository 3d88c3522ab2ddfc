import { describe, expect, it } from 'vitest';
import { agreementOf, LABELS_NEEDED } from './agreement.ts';
import { LABELS } from './labels.ts';
import {
  arousalOf,
  bodyLabels,
  LABEL_OF_EMOTION,
  saidLabels,
  saidValence,
  writtenLabel,
} from './suggest-labels.ts';

describe('what a body suggests', () => {
  it('is arousal: heart rate up, variability down, either alone', () => {
    expect(arousalOf({ rmssdZ: -2, restingHrZ: 1 })).toBe(1.5);
    expect(arousalOf({ rmssdZ: null, restingHrZ: 1 })).toBe(1);
    expect(arousalOf({ rmssdZ: null, restingHrZ: null })).toBeNull();
  });

  it('never tells pleasant from unpleasant', () => {
    expect(bodyLabels(2)).toEqual(expect.arrayContaining(['energised', 'stressed']));
    expect(bodyLabels(-2)).toEqual(['calm', 'low']);
    expect(bodyLabels(0.9)).toEqual(['content', 'neutral']);
  });
});

describe('what was said', () => {
  it('is the slider where it was used, else the step of mood', () => {
    expect(saidValence({ mood: 1, valence: 0.5 })).toBe(0.5);
    expect(saidValence({ mood: 1, valence: null })).toBe(-1);
    expect(saidValence({ mood: null, valence: null })).toBeNull();
  });

  it('is one label with energy, and several without', () => {
    expect(saidLabels({ valence: 0.8, energy: 0.6 })).toEqual(['energised']);
    expect(saidLabels({ valence: 0.8, energy: -0.6 })).toEqual(['calm']);
    expect(saidLabels({ valence: 0.8, energy: null })).toHaveLength(3);
    expect(saidLabels({ valence: -0.8, energy: -0.5 })).toEqual(['low']);
    expect(saidLabels({ valence: 0, energy: 0 })).toEqual(['neutral']);
  });

  it('has a word for every corner', () => {
    for (const valence of [-1, -0.3, 0, 0.3, 1])
      for (const energy of [null, -1, 0, 1]) {
        const labels = saidLabels({ valence, energy });
        expect(labels.length).toBeGreaterThan(0);
        expect(LABELS).toEqual(expect.arrayContaining(labels));
      }
  });
});

describe('what was written', () => {
  it('is the likeliest emotion that is a mood', () => {
    const emotions = [
      { label: 'curiosity', probability: 0.9 },
      { label: 'sadness', probability: 0.5 },
      { label: 'joy', probability: 0.4 },
    ];
    expect(writtenLabel(emotions)).toEqual({ label: 'low', probability: 0.5 });
    expect(writtenLabel([])).toBeNull();
    expect(LABELS).toEqual(expect.arrayContaining(Object.values(LABEL_OF_EMOTION)));
  });
});

describe('agreementOf', () => {
  const right = { labels: ['calm'] as const, own: 'calm' as const };
  const wrong = { labels: ['calm'] as const, own: 'low' as const };

  it('says nothing before there are enough moments', () => {
    expect(agreementOf(['calm'], Array(LABELS_NEEDED - 1).fill(right))).toBeNull();
  });

  it('is how often it was so, never quite all or nothing', () => {
    const all = agreementOf(['calm'], Array(40).fill(right)) ?? 0;
    expect(all).toBeGreaterThan(0.9);
    expect(all).toBeLessThan(1);
    const half = [...Array(30).fill(right), ...Array(30).fill(wrong)];
    expect(agreementOf(['calm'], half)).toBeCloseTo(0.5, 5);
    expect(agreementOf(['low'], half)).toBeCloseTo(0.5, 5);
  });
});
