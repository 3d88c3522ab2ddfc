import type { Night } from './night.ts';
import { quantile } from './rolling.ts';
import { mean, type WindowFigures } from './windows.ts';

export type Basis = 'night' | 'day' | 'ready';

export interface DayFigures {
  basis: Basis | null;
  nightMinutes: number;
  nightBy: Night['by'] | null;
  nightFrom: Date | null;
  nightTo: Date | null;
  sleepMinutes: number | null;
  restingHr: number | null;
  meanHr: number | null;
  lowHr: number | null;
  highHr: number | null;
  rmssd: number | null;
  sdnn: number | null;
  pnn50: number | null;
  lf: number | null;
  hf: number | null;
  lfHf: number | null;
  sd1: number | null;
  sd2: number | null;
  beats: number;
  heartRates: number;
  correctedShare: number | null;
}

export type ReadyKind = 'resting-hr' | 'rmssd' | 'sdnn' | 'pnn50' | 'lf' | 'hf';
/** Figures that came ready from a device, by kind. */
export type Ready = Partial<Record<ReadyKind, readonly number[]>>;

/** Where nothing tells the night, it is from midnight to this local hour. */
const NIGHT_ENDS_HOUR = 6;
/** Shorter nights speak for the day as a whole. */
const LEAST_NIGHT_MINUTES = 60;
const WINDOW_MINUTES = 5;

export interface DayInput {
  /** The day's windows of five minutes. */
  windows: readonly WindowFigures[];
  /** Windows before it in which its night may have begun. */
  before: readonly WindowFigures[];
  ready: Ready;
  night: Night;
  /** The local hour of a window's start. */
  hourOf: (windowAt: number) => number;
}

/**
 * Figures of a local day, from its five-minute windows. Each figure of variability is the median of its windows: those of the night that ended
 * that day when they are an hour or more, else all of the day; and without intervals, of the figures that came ready. Figures of different
 * bases are not compared. The resting heart rate is the fifth percentile of windows of the same basis, or what came ready.
 */
export function dayFigures({ windows, before, ready, night: nightOfDay, hourOf }: DayInput): DayFigures {
  const isNight = ({ windowAt }: WindowFigures) =>
    nightOfDay.by === 'clock'
      ? hourOf(windowAt) < NIGHT_ENDS_HOUR
      : windowAt >= nightOfDay.from && windowAt < nightOfDay.to;
  // By the clock a night lies within its day.
  const ofNight = [...(nightOfDay.by === 'clock' ? [] : before), ...windows].filter(isNight);
  const varied = windows.filter(({ rmssd }) => rmssd !== null);
  const night = ofNight.filter(({ rmssd }) => rmssd !== null);
  const nightMinutes = night.length * WINDOW_MINUTES;
  const isLong = nightMinutes >= LEAST_NIGHT_MINUTES;
  const chosen = isLong ? night : varied;
  const hasReady = (['rmssd', 'sdnn', 'pnn50', 'lf', 'hf'] as const).some(
    (kind) => (ready[kind]?.length ?? 0) > 0,
  );
  const basis = chosen.length > 0 ? (isLong ? 'night' : 'day') : hasReady ? 'ready' : null;
  const of = (kind: 'rmssd' | 'sdnn' | 'pnn50' | 'lf' | 'hf') =>
    basis === 'ready' ? median(ready[kind] ?? []) : median(chosen.flatMap((window) => window[kind] ?? []));
  const [lf, hf] = [of('lf'), of('hf')];
  const heart = windows.map(({ meanHr }) => meanHr).sort((one, other) => one - other);
  const atNight = ofNight.map(({ meanHr }) => meanHr);
  const resting = (atNight.length * WINDOW_MINUTES >= LEAST_NIGHT_MINUTES ? atNight : heart).toSorted(
    (a, b) => a - b,
  );
  const beats = windows.filter(({ correctedShare }) => correctedShare !== null);
  const beatCount = sum(beats.map(({ samples }) => samples));
  return {
    basis,
    nightMinutes,
    nightBy: ofNight.length > 0 || nightOfDay.by === 'sleep' ? nightOfDay.by : null,
    nightFrom: nightOfDay.by === 'clock' ? null : new Date(nightOfDay.from),
    nightTo: nightOfDay.by === 'clock' ? null : new Date(nightOfDay.to),
    sleepMinutes: nightOfDay.by === 'sleep' ? nightOfDay.minutes : null,
    restingHr: median(ready['resting-hr'] ?? []) ?? (resting.length === 0 ? null : quantile(resting, 0.05)),
    meanHr: heart.length === 0 ? null : mean(heart),
    lowHr: heart[0] ?? null,
    highHr: heart.at(-1) ?? null,
    rmssd: of('rmssd'),
    sdnn: of('sdnn'),
    pnn50: of('pnn50'),
    lf,
    hf,
    lfHf: lf !== null && hf !== null && hf > 0 ? lf / hf : null,
    sd1: median(chosen.flatMap(({ sd1 }) => sd1 ?? [])),
    sd2: median(chosen.flatMap(({ sd2 }) => sd2 ?? [])),
    beats: beatCount,
    heartRates: sum(
      windows.filter(({ correctedShare }) => correctedShare === null).map(({ samples }) => samples),
    ),
    correctedShare:
      beatCount === 0 ? null : sum(beats.map((one) => one.samples * (one.correctedShare ?? 0))) / beatCount,
  };
}

export interface HourFigures {
  hourAt: number;
  meanHr: number;
  lowHr: number;
  highHr: number;
  rmssd: number | null;
  sdnn: number | null;
  lf: number | null;
  hf: number | null;
  samples: number;
  correctedShare: number | null;
}

/** Figures of each hour (UTC) that has windows: means of heart rate, medians of variability. */
export function hourFigures(windows: readonly WindowFigures[]): HourFigures[] {
  const byHour = new Map<number, WindowFigures[]>();
  for (const window of windows) {
    const hourAt = Math.floor(window.windowAt / 3_600_000) * 3_600_000;
    byHour.set(hourAt, [...(byHour.get(hourAt) ?? []), window]);
  }
  return [...byHour].map(([hourAt, some]) => {
    const heart = some.map(({ meanHr }) => meanHr);
    const beats = some.filter(({ correctedShare }) => correctedShare !== null);
    const count = sum(beats.map(({ samples }) => samples));
    return {
      hourAt,
      meanHr: mean(heart),
      lowHr: Math.min(...heart),
      highHr: Math.max(...heart),
      rmssd: median(some.flatMap(({ rmssd }) => rmssd ?? [])),
      sdnn: median(some.flatMap(({ sdnn }) => sdnn ?? [])),
      lf: median(some.flatMap(({ lf }) => lf ?? [])),
      hf: median(some.flatMap(({ hf }) => hf ?? [])),
      samples: sum(some.map(({ samples }) => samples)),
      correctedShare:
        count === 0 ? null : sum(beats.map((one) => one.samples * (one.correctedShare ?? 0))) / count,
    };
  });
}

export function median(values: readonly number[]): number | null {
  return values.length === 0
    ? null
    : quantile(
        values.toSorted((one, other) => one - other),
        0.5,
      );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
