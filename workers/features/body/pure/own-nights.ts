/** How far back a person's own range looks, and how many days with figures it takes before it says anything. */
export const NIGHTS_LOOKED_AT = 60;
export const NIGHTS_NEEDED = 14;

/** Figures of a local day; `basis` tells what they rest on, and figures of different bases are never compared. */
export interface NightFigures {
  localDay: string;
  basis: string | null;
  /** Milliseconds. */
  rmssd: number | null;
  /** Beats a minute. */
  restingHr: number | null;
}

/** How a day lies in the person's own range, in standard deviations within ±4; null: not measured, or no range yet. */
export interface NightStanding {
  /** Of the logarithm of RMSSD, whose distribution in one person is skewed (Plews and others 2013). */
  rmssdZ: number | null;
  restingHrZ: number | null;
  /** Earlier days that the range rests on, at least `NIGHTS_NEEDED` where a figure is given. */
  nights: number;
}

/** @param earlier the days before, at most `NIGHTS_LOOKED_AT` of them; the day itself is no part of its own range */
export function standingOf(day: NightFigures | null, earlier: readonly NightFigures[]): NightStanding {
  const same = day === null ? earlier : earlier.filter(({ basis }) => basis === day.basis);
  const rmssd = same.flatMap(({ rmssd: ms }) => (ms === null || ms <= 0 ? [] : [Math.log(ms)]));
  const resting = earlier.flatMap(({ restingHr }) => (restingHr === null ? [] : [restingHr]));
  const ownRmssd = day === null || day.rmssd === null || day.rmssd <= 0 ? null : Math.log(day.rmssd);
  return {
    rmssdZ: zOf(ownRmssd, rmssd),
    restingHrZ: zOf(day?.restingHr ?? null, resting),
    nights: Math.max(rmssd.length, resting.length),
  };
}

function zOf(value: number | null, range: readonly number[]): number | null {
  if (value === null || range.length < NIGHTS_NEEDED) return null;
  const mean = range.reduce((sum, one) => sum + one, 0) / range.length;
  const sd = Math.sqrt(range.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (range.length - 1));
  if (!(sd > 1e-9)) return null;
  return Math.round(Math.max(-4, Math.min(4, (value - mean) / sd)) * 100) / 100;
}
