import { expect, it } from 'vitest';
import { MOMENTS_NEEDED } from '#workers/features/mood/pure/moments-needed.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { demoMoments } from './demo-mood.ts';

const now = new Date('2026-11-26T12:00:00Z');
const today = '2026-11-26' as LocalDay;

it('has the same moments every time, none of the future, and enough for a calibration', () => {
  const moments = demoMoments(now, today, 'Europe/Berlin');
  expect(demoMoments(now, today, 'Europe/Berlin')).toEqual(moments);
  expect(moments.every(({ occurredAt }) => occurredAt <= now)).toBe(true);
  expect(moments.length).toBeGreaterThan(MOMENTS_NEEDED);
  expect(new Set(moments.map(({ label }) => label)).size).toBeGreaterThan(4);
});
