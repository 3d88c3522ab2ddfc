import { describe, expect, it } from 'vitest';
import { NIGHTS_NEEDED, type NightFigures, standingOf } from './own-nights.ts';

const night = (
  at: number,
  rmssd: number | null,
  restingHr: number | null,
  basis = 'night',
): NightFigures => ({
  localDay: `2026-10-${String(at + 1).padStart(2, '0')}`,
  basis,
  rmssd,
  restingHr,
});
const earlier = Array.from({ length: 20 }, (_, at) => night(at, 40 + (at % 5), 55 + (at % 3)));

describe('standingOf', () => {
  it('tells a night with little variability and a fast heart apart from the usual', () => {
    const { rmssdZ, restingHrZ, nights } = standingOf(night(25, 30, 62), earlier);
    expect(rmssdZ).toBe(-4);
    expect(restingHrZ).toBe(4);
    expect(nights).toBe(20);
  });

  it('says nothing before there are enough nights, and counts them', () => {
    const few = earlier.slice(0, NIGHTS_NEEDED - 1);
    expect(standingOf(night(25, 30, 62), few)).toEqual({ rmssdZ: null, restingHrZ: null, nights: 13 });
    expect(standingOf(null, earlier)).toEqual({ rmssdZ: null, restingHrZ: null, nights: 20 });
  });

  it('never holds a night against figures of another basis', () => {
    expect(standingOf(night(25, 30, null, 'ready'), earlier)).toMatchObject({ rmssdZ: null });
  });

  it('says nothing where all nights are alike, and of what is no figure', () => {
    const alike = earlier.map((one) => ({ ...one, rmssd: 40, restingHr: 55 }));
    expect(standingOf(night(25, 30, 62), alike)).toMatchObject({ rmssdZ: null, restingHrZ: null });
    expect(standingOf(night(25, 0, null), earlier)).toMatchObject({ rmssdZ: null, restingHrZ: null });
  });
});
