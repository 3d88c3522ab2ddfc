import { expect, it } from 'vitest';
import { minuteFigures, stretchesOf } from './minutes.ts';
import { windowsOf } from './windows.ts';

const START = Date.UTC(2026, 10, 20, 1);

/** Beats that end after one another from `START`, with pauses before some; `rr` says the interval by its number. */
function beats(
  count: number,
  rr: (at: number) => number,
  pauseBefore: Readonly<Record<number, number>> = {},
) {
  const [at, values] = [new Float64Array(count), new Float64Array(count)];
  let ends = START;
  for (let place = 0; place < count; place += 1) {
    ends += rr(place) + (pauseBefore[place] ?? 0);
    at[place] = ends;
    values[place] = rr(place);
  }
  return { at, values };
}
/** Every other interval is longer by 30 ms. */
const swaying = (at: number) => 800 + 30 * (at % 2);

it('gives each minute the figures of the intervals that end in it', () => {
  const { at, values } = beats(364, swaying);
  const told = minuteFigures(START, at, values);
  expect(told.minutes).toEqual([0, 1, 2, 3, 4]);
  for (const hr of told.minuteHr) expect(hr).toBeCloseTo(60_000 / 815, 0);
  for (const rmssd of told.minuteRmssd) expect(rmssd).toBeCloseTo(30, 6);
  for (const sdnn of told.minuteSdnn) expect(sdnn).toBeCloseTo(15, 0);
  expect(told.minuteBeats.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(360);
});

it('counts no difference across a pause, and leaves out a minute with too little', () => {
  const level = (place: number) => (place < 40 ? 800 : 900);
  const { at, values } = beats(70, level, { 40: 5_000, 60: 90_000 });
  const told = minuteFigures(START, at, values);
  expect(told.minutes).toEqual([0, 2]);
  expect(told.minuteBeats).toEqual([60, 10]);
  expect(told.minuteRmssd).toEqual([0, 0]);
  expect(minuteFigures(START, at.subarray(0, 9), values.subarray(0, 9)).minutes).toEqual([]);
});

it('tells nothing of a minute that would be mostly our own invention, and corrects the others', () => {
  const early = (place: number) => {
    const every = place < 75 ? 7 : 40;
    return place % every === 1 ? 500 : place % every === 2 ? 1_100 : 800 + 4 * (place % 3);
  };
  const { at, values } = beats(150, early);
  const { minutes, minuteRmssd } = minuteFigures(START, at, values);
  expect(minutes).toEqual([1]);
  expect(minuteRmssd[0]).toBeLessThan(20);
});

it('keeps minutes beside a window that is too broken for figures of its own', () => {
  const pauses = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [20 * at, 9_000]));
  const { at, values } = beats(200, swaying, pauses);
  const [window] = windowsOf([{ sourceId: 'watch', at, values }], []);
  if (window === undefined) throw new Error('no window');
  expect(window.rmssd).toBeNull();
  const told = stretchesOf(window);
  expect(told.map(({ lengthS }) => lengthS)).toEqual(told.map(() => 60));
  expect(told.length).toBeGreaterThan(2);
  expect(told[0]).toMatchObject({ at: START / 1000 + 30, beats: window.minuteBeats?.[0] });
});

it('takes a window from before minutes were kept as one stretch, and one of heart rates as none', () => {
  const { at, values } = beats(364, swaying);
  const [window] = windowsOf([{ sourceId: 'strap', at, values }], []);
  if (window === undefined) throw new Error('no window');
  const { meanHr, sdnn, rmssd } = window;
  const old = { ...window, minutes: null, minuteHr: null, minuteSdnn: null };
  expect(stretchesOf(old)).toEqual([
    { at: START / 1000 + 150, lengthS: 300, beats: 364, meanHr, sdnn, rmssd },
  ]);
  const [rates] = windowsOf([], [{ sourceId: 'watch', at: [START + 1], values: [64] }]);
  if (rates === undefined) throw new Error('no window');
  expect(rates.minutes).toBeNull();
  expect(stretchesOf(rates)).toEqual([]);
});
