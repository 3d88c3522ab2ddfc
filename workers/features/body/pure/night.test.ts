import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayFigures } from './day-figures.ts';
import { nightOf } from './night.ts';
import { type WindowFigures, windowsOf } from './windows.ts';

const HOUR_MS = 3_600_000;
/** A day from midnight to midnight, UTC. */
const DAY = { from: Date.UTC(2026, 10, 20), to: Date.UTC(2026, 10, 21) };
const at = (hour: number) => DAY.from + hour * HOUR_MS;

/** A heart of half a day before and the day, every five minutes: 54 asleep, else 70 to 80. */
function heartOf(sleeps: (hour: number) => boolean, isSeen: (hour: number) => boolean = () => true) {
  const found: { windowAt: number; meanHr: number }[] = [];
  for (let hour = -12; hour < 24; hour += 1 / 12) {
    if (!isSeen(hour)) continue;
    const awake = 75 + 5 * Math.sin(hour * 2.1);
    found.push({ windowAt: at(hour), meanHr: sleeps(hour) ? 54 + Math.sin(hour * 7) : awake });
  }
  return found;
}

it('finds the night of who sleeps at night, the evening before included', () => {
  const night = nightOf(DAY, { heart: heartOf((hour) => hour >= -1 && hour < 7), asleep: [] });
  expect(night).toEqual({ by: 'heart', from: at(-1), to: at(7) });
});

it('finds the night of who works at night, by day', () => {
  const night = nightOf(DAY, { heart: heartOf((hour) => hour >= 8.5 && hour < 15), asleep: [] });
  expect(night).toMatchObject({ by: 'heart', from: at(8.5), to: at(15) });
});

it('goes on over a short time awake, and leaves a night that lasts to the end of the day to the next', () => {
  const sleeps = (hour: number) => (hour >= 0 && hour < 3) || (hour >= 3.5 && hour < 6.5) || hour >= 20;
  expect(nightOf(DAY, { heart: heartOf(sleeps), asleep: [] })).toMatchObject({ from: at(0), to: at(6.5) });
});

it('lets the clock stand in where the heart was hardly seen, or is not slower', () => {
  const strapAtNight = heartOf(
    () => true,
    (hour) => hour >= 0 && hour < 6,
  );
  expect(nightOf(DAY, { heart: strapAtNight, asleep: [] })).toEqual({ by: 'clock' });
  expect(nightOf(DAY, { heart: heartOf(() => false), asleep: [] })).toEqual({ by: 'clock' });
  expect(nightOf(DAY, { heart: [], asleep: [] })).toEqual({ by: 'clock' });
});

it('believes records of sleep before the heart, and counts what two devices tell once', () => {
  const asleep = [
    { from: at(23.2 - 24), to: at(2) },
    { from: at(-0.5), to: at(1) },
    { from: at(2.5), to: at(6) },
    { from: at(13), to: at(13.6) },
  ];
  const night = nightOf(DAY, { heart: heartOf((hour) => hour >= 8 && hour < 15), asleep });
  expect(night).toEqual({ by: 'sleep', from: at(-0.8), to: at(6), minutes: 168 + 210 });
});

it('is no longer than its bounds, and ends within its day', () => {
  const heart = fc.array(fc.double({ min: 35, max: 180, noNaN: true }), { minLength: 432, maxLength: 432 });
  const asleep = fc.array(
    fc
      .tuple(fc.integer({ min: -20, max: 24 }), fc.double({ min: 0.1, max: 12, noNaN: true }))
      .map(([from, hours]) => ({ from: at(from), to: at(from + hours) })),
  );
  fc.assert(
    fc.property(heart, asleep, (rates, records) => {
      const windows = rates.map((meanHr, place) => ({ windowAt: at(-12 + place / 12), meanHr }));
      const night = nightOf(DAY, { heart: windows, asleep: records });
      if (night.by === 'clock') return;
      expect(night.to).toBeGreaterThan(DAY.from);
      expect(night.to).toBeLessThanOrEqual(DAY.to);
      expect(night.to - night.from).toBeGreaterThanOrEqual(3 * HOUR_MS);
    }),
    { numRuns: 60 },
  );
});

it('gives who works at night a range of their sleep, and not of their work', () => {
  const series = { sourceId: 'strap', at: [] as number[], values: [] as number[] };
  for (let ms = at(0), beat = 0; ms < at(24); beat += 1) {
    const asleep = ms >= at(9) && ms < at(15.5);
    const rr = asleep ? 1_100 + 60 * Math.sin(beat) : 750 + 15 * Math.sin(beat);
    ms += rr;
    series.at.push(ms);
    series.values.push(rr);
  }
  const windows: WindowFigures[] = windowsOf([series], []).filter(({ windowAt }) => windowAt < at(24));
  const night = nightOf(DAY, { heart: windows, asleep: [] });
  const hourOf = (windowAt: number) => new Date(windowAt).getUTCHours();
  const figures = dayFigures({ windows, before: [], ready: {}, night, hourOf });
  const byClock = dayFigures({ windows, before: [], ready: {}, night: { by: 'clock' }, hourOf });
  expect(figures).toMatchObject({ basis: 'night', nightBy: 'heart' });
  expect(figures.nightMinutes).toBeGreaterThan(350);
  expect(figures.restingHr).toBeLessThan(56);
  expect(figures.rmssd).toBeGreaterThan(35);
  expect(byClock.restingHr).toBeGreaterThan(75);
});
