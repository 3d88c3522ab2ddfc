import { STRESS_MODEL } from './coefficients.ts';

/** Heart figures over one to two minutes at rest or seated: beats a minute, milliseconds, milliseconds. */
export interface HeartWindow {
  meanHr: number;
  sdnn: number;
  rmssd: number;
}

/** How a figure lies in one person: its mean and its standard deviation, SDNN and RMSSD as `log(1 + ms)`. */
export interface OwnRange {
  meanHr: { mean: number; sd: number };
  logSdnn: { mean: number; sd: number };
  logRmssd: { mean: number; sd: number };
  windows: number;
}

/** Turns a probability into one person's own, in log-odds: `offset + slope · logit(p)`. */
export interface StressCalibration {
  offset: number;
  slope: number;
}

export const UNCALIBRATED: StressCalibration = { offset: 0, slope: 1 };

/** With fewer windows than this a person's own range says little. */
export const WINDOWS_NEEDED = 30;

/** A person's own range, of their own windows; null before there are two that differ. Windows that are no numbers are left out. */
export function ownRangeOf(windows: readonly HeartWindow[]): OwnRange | null {
  const sound = windows.filter(isSound);
  if (sound.length < 2) return null;
  const of = (value: (window: HeartWindow) => number) => spread(sound.map(value));
  return {
    meanHr: of(({ meanHr }) => meanHr),
    logSdnn: of(({ sdnn }) => Math.log1p(sdnn)),
    logRmssd: of(({ rmssd }) => Math.log1p(rmssd)),
    windows: sound.length,
  };
}

/**
 * How likely the heart of one minute is a stressed one, against the person's own range: a logistic model of three z-scores, fitted to the
 * Stress-Predict data (26 people, three laboratory stressors). Null for a window that is no measurement. `isReliable` is false while the range
 * rests on fewer than `WINDOWS_NEEDED` windows. It is weak: of a stressed and a calm minute it puts the right one first in about 78 of 100
 * cases (`npm run eval:stress`), and it cannot tell stress from coffee, stairs or joy.
 */
export function stressFromWindow(
  window: HeartWindow,
  ownRange: OwnRange,
  calibration: StressCalibration = UNCALIBRATED,
): { probability: number; isReliable: boolean } | null {
  if (!isSound(window)) return null;
  const values = stressFeatures(window, ownRange);
  const logit = values.reduce(
    (sum, value, at) => sum + value * (STRESS_MODEL.weights[at] ?? 0),
    STRESS_MODEL.bias,
  );
  return {
    probability: 1 / (1 + Math.exp(-(calibration.offset + calibration.slope * logit))),
    isReliable: ownRange.windows >= WINDOWS_NEEDED,
  };
}

/** The model's inputs: z-scores, each within ±4. */
export function stressFeatures(window: HeartWindow, range: OwnRange): number[] {
  const z = (value: number, { mean, sd }: { mean: number; sd: number }) =>
    sd > 0 ? Math.max(-4, Math.min(4, (value - mean) / sd)) : 0;
  return [
    z(window.meanHr, range.meanHr),
    z(Math.log1p(window.sdnn), range.logSdnn),
    z(Math.log1p(window.rmssd), range.logRmssd),
  ];
}

function isSound({ meanHr, sdnn, rmssd }: HeartWindow): boolean {
  return meanHr > 20 && meanHr < 260 && sdnn >= 0 && rmssd >= 0 && Number.isFinite(sdnn + rmssd);
}

function spread(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, sd: Math.sqrt(square) };
}
