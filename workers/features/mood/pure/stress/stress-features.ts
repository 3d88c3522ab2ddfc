import { type HeartWindow, isSound, type OwnRange } from './own-range.ts';

export interface TimedWindow extends HeartWindow {
  /** When its middle was, in seconds; only ever compared with its neighbours'. */
  at: number;
}

/** Seconds either side: what counts as the moment itself, and what as the time around it. */
export const REACHES_S: readonly number[] = [90, 300];

/** So many beats are as good as more; a minute with fewer counts for less beside its neighbours. */
const ENOUGH_BEATS = 40;

/** Features of a window; null for one that is no measurement. */
export type Features = readonly number[] | null;

/**
 * Z-scores against the own range, each within ±4: of heart rate, log SDNN and log RMSSD as means of the windows up to a minute and
 * a half away, and of those up to five minutes away. So a heart is held against its own usual and against the time around it.
 * @param windows of one person, the first first
 */
export function stressFeatures(
  windows: readonly TimedWindow[],
  range: OwnRange,
  reaches: readonly number[] = REACHES_S,
): Features[] {
  const sound = windows.filter(isSound);
  return windows.map((window) => {
    if (!isSound(window)) return null;
    return reaches.flatMap((reach) => {
      const near = sound.filter(({ at }) => Math.abs(at - window.at) <= reach);
      const weights = near.map(({ beats }) => Math.min(ENOUGH_BEATS, beats ?? ENOUGH_BEATS));
      const weight = weights.reduce((sum, one) => sum + one, 0);
      const mean = (value: (one: HeartWindow) => number) =>
        near.reduce((sum, one, place) => sum + value(one) * (weights[place] ?? 0), 0) / weight;
      return [
        z(
          mean(({ meanHr }) => meanHr),
          range.meanHr,
        ),
        z(
          mean(({ sdnn }) => Math.log1p(sdnn)),
          range.logSdnn,
        ),
        z(
          mean(({ rmssd }) => Math.log1p(rmssd)),
          range.logRmssd,
        ),
      ];
    });
  });
}

function z(value: number, { mean, sd }: { mean: number; sd: number }): number {
  return sd > 0 ? Math.max(-4, Math.min(4, (value - mean) / sd)) : 0;
}
