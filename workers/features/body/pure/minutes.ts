import { correctBeats } from './correct-beats.ts';
import { GAP_MS } from './series.ts';

const MINUTE_MS = 60_000;

/** Figures of the minutes of a window, a list each, of the same length: beats a minute, milliseconds, milliseconds. */
export interface MinuteFigures {
  /** Which of the window's minutes, 0 to 4; those with too few sound intervals are absent. */
  minutes: number[];
  minuteHr: number[];
  minuteSdnn: number[];
  minuteRmssd: number[];
  minuteBeats: number[];
}

/** The least intervals of a minute. A watch on a moving wrist loses half of them, and a minute's figures are weighed by how many it has. */
const LEAST_BEATS = 10;
/** With more than this corrected, variability would be our own invention. */
const MOST_CORRECTED = 0.2;

interface Minute {
  beats: number;
  sum: number;
  squares: number;
  steps: number;
  stepSquares: number;
  corrected: number;
}

/**
 * Figures of each minute, of corrected intervals (`correctBeats`) of all stretches of the window, where the window's own rest on its longest alone.
 * Differences across a pause, or from or to a corrected interval, count for nothing. An interval belongs to the minute in which it ends.
 * @param at when intervals ended, in ms, and `values`, their lengths: those of one window
 */
export function minuteFigures(windowAt: number, at: Float64Array, values: Float64Array): MinuteFigures {
  const minutes = Array.from(
    { length: 5 },
    (): Minute => ({ beats: 0, sum: 0, squares: 0, steps: 0, stepSquares: 0, corrected: 0 }),
  );
  for (const [from, to] of stretches(at)) {
    const { rr, isCorrected } = correctBeats(values.subarray(from, to));
    let ends = (at[from] ?? 0) - (values[from] ?? 0);
    let before: Minute | undefined;
    for (const [place, value] of rr.entries()) {
      ends = Math.min(ends + value, at[to - 1] ?? 0);
      const minute = minutes[Math.max(0, Math.min(4, Math.floor((ends - windowAt) / MINUTE_MS)))];
      if (minute === undefined) continue;
      const isSound = isCorrected[place] !== 1;
      minute.beats += 1;
      minute.sum += value;
      minute.squares += value * value;
      if (!isSound) minute.corrected += 1;
      if (isSound && before === minute && isCorrected[place - 1] !== 1) {
        minute.steps += 1;
        minute.stepSquares += (value - (rr[place - 1] ?? 0)) ** 2;
      }
      before = minute;
    }
  }
  const told = minutes.flatMap((minute, place) => {
    const { beats, steps, corrected } = minute;
    const isTold = beats >= LEAST_BEATS && steps >= 2 && corrected / beats <= MOST_CORRECTED;
    return isTold ? [{ place, ...minute }] : [];
  });
  return {
    minutes: told.map(({ place }) => place),
    minuteHr: told.map(({ beats, sum }) => (60_000 * beats) / sum),
    minuteSdnn: told.map(({ beats, sum, squares }) =>
      Math.sqrt(Math.max(0, squares - (sum * sum) / beats) / (beats - 1)),
    ),
    minuteRmssd: told.map(({ steps, stepSquares }) => Math.sqrt(stepSquares / steps)),
    minuteBeats: told.map(({ beats }) => beats),
  };
}

/** Stretches without a pause, as places `[from, to)`. */
function stretches(at: Float64Array): [number, number][] {
  const found: [number, number][] = [];
  for (let from = 0, place = 1; place <= at.length; place += 1) {
    if (place < at.length && (at[place] ?? 0) - (at[place - 1] ?? 0) <= GAP_MS) continue;
    found.push([from, place]);
    from = place;
  }
  return found;
}

/** A stretch of a heart, a minute where it was kept, else five. */
export interface HeartStretch {
  /** Its middle, in seconds. */
  at: number;
  lengthS: number;
  beats: number;
  meanHr: number;
  sdnn: number;
  rmssd: number;
}

type Kept = {
  windowAt: number;
  meanHr: number;
  sdnn: number | null;
  rmssd: number | null;
  samples: number;
} & { [Figure in keyof MinuteFigures]: number[] | null };

/** What is kept of a window as its minutes; as itself where it has none, and as nothing without variability. */
export function stretchesOf(window: Kept): HeartStretch[] {
  const { windowAt, meanHr, sdnn, rmssd, samples, minuteHr, minuteSdnn, minuteRmssd, minuteBeats } = window;
  if (window.minutes !== null && window.minutes.length > 0)
    return window.minutes.flatMap((minute, place) => {
      const [hr, sd, steps, beats] = [minuteHr, minuteSdnn, minuteRmssd, minuteBeats].map(
        (list) => list?.[place],
      );
      if (hr === undefined || sd === undefined || steps === undefined || beats === undefined) return [];
      return [
        { at: windowAt / 1000 + 60 * minute + 30, lengthS: 60, beats, meanHr: hr, sdnn: sd, rmssd: steps },
      ];
    });
  if (sdnn === null || rmssd === null) return [];
  return [{ at: windowAt / 1000 + 150, lengthS: 300, beats: samples, meanHr, sdnn, rmssd }];
}
