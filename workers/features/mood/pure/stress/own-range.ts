/** Heart figures of a short time at rest or seated: beats a minute, milliseconds, milliseconds. */
export interface HeartWindow {
  meanHr: number;
  sdnn: number;
  rmssd: number;
  /** How many it rests on; not said: enough. */
  beats?: number;
}

/** How a figure lies in one person: its mean and its standard deviation, SDNN and RMSSD as `log(1 + ms)`. */
export interface OwnRange {
  meanHr: { mean: number; sd: number };
  logSdnn: { mean: number; sd: number };
  logRmssd: { mean: number; sd: number };
  windows: number;
}

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

/** Whether figures can be those of a heart. */
export function isSound({ meanHr, sdnn, rmssd }: HeartWindow): boolean {
  return meanHr > 20 && meanHr < 260 && sdnn >= 0 && rmssd >= 0 && Number.isFinite(sdnn + rmssd);
}

function spread(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, sd: Math.sqrt(square) };
}
