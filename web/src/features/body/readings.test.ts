import { expect, it } from 'vitest';
import type { BodySeries } from '#workers/features/body/schemas.ts';
import { readingsOf } from './readings.ts';

const point = (time: string, change: Partial<BodySeries['points'][number]> = {}) => ({
  at: `2026-11-26T${time}:00.000Z`,
  meanHr: 60,
  rmssd: 40,
  sdnn: 40,
  samples: 300,
  correctedShare: 0,
  ...change,
});
const series = (...points: BodySeries['points']): BodySeries => ({ minutes: 5, points });
const NO_NIGHT = { nightFrom: null, nightTo: null };

it('joins windows over short pauses, and weighs them by their samples', () => {
  const found = readingsOf(
    series(
      point('17:00', { meanHr: 70, samples: 100, rmssd: null }),
      point('17:20', { meanHr: 90, samples: 300, rmssd: 30 }),
      point('19:00', { rmssd: null }),
    ),
    NO_NIGHT,
  );
  expect(found).toEqual([
    { from: '2026-11-26T17:00:00.000Z', to: '2026-11-26T17:25:00.000Z', meanHr: 85, rmssd: 30 },
    { from: '2026-11-26T19:00:00.000Z', to: '2026-11-26T19:05:00.000Z', meanHr: 60, rmssd: null },
  ]);
});

it('leaves the night out, with what led into it', () => {
  const night = { nightFrom: '2026-11-26T00:20:00.000Z', nightTo: '2026-11-26T07:00:00.000Z' };
  const found = readingsOf(series(point('00:00'), point('03:00'), point('07:00')), night);
  expect(found.map(({ from }) => from)).toEqual(['2026-11-26T07:00:00.000Z']);
});

it('tells a watch that is worn all day as one', () => {
  const points = [8, 10, 12, 14, 16].map((hour) => point(`${String(hour).padStart(2, '0')}:00`));
  expect(readingsOf(series(...points), NO_NIGHT)).toMatchObject([
    { from: '2026-11-26T08:00:00.000Z', to: '2026-11-26T16:05:00.000Z' },
  ]);
});
