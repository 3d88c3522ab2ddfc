import { calibrated, type StressCalibration, UNCALIBRATED } from './calibrate.ts';
import { STRESS_MODEL } from './coefficients.ts';
import { episodeLogits } from './episodes.ts';
import { type OwnRange, WINDOWS_NEEDED } from './own-range.ts';
import { stressFeatures, type TimedWindow } from './stress-features.ts';

export interface StressModel {
  bias: number;
  weights: readonly number[];
  /** The share of stressed windows among those that it was fitted to. */
  prior: number;
  /** As `REACHES_S` and `FORGOTTEN_S`, unless an evaluation tries others. */
  reaches?: readonly number[];
  forgottenS?: number;
}

export interface Stress {
  probability: number;
  /** False while the range rests on fewer than `WINDOWS_NEEDED` windows. */
  isReliable: boolean;
}

/**
 * How likely the heart of each window is a stressed one, against the person's own range and with its neighbours in mind: a logistic
 * model of six z-scores, then the forward-backward algorithm, fitted to the Stress-Predict data (26 people, three laboratory
 * stressors) by the minute. It looks back at a stretch of time and is no alarm. Null for a window that is no measurement. It is weak: of a
 * stressed and a calm minute it puts the right one first in about 82 of 100 cases, told by windows of five minutes in 67 (`npm run eval:stress`),
 * and it cannot tell stress from coffee, stairs or joy.
 * @param windows of one person, the first first
 */
export function stressOver(
  windows: readonly TimedWindow[],
  range: OwnRange,
  {
    calibration = UNCALIBRATED,
    model = STRESS_MODEL,
  }: { calibration?: StressCalibration; model?: StressModel } = {},
): (Stress | null)[] {
  const known = stressFeatures(windows, range, model.reaches).flatMap((features, index) => {
    const at = windows[index]?.at;
    if (features === null || at === undefined) return [];
    const logit = features.reduce((sum, value, part) => sum + value * (model.weights[part] ?? 0), model.bias);
    return [{ index, at, logit }];
  });
  const told: (Stress | null)[] = windows.map(() => null);
  for (const [order, logit] of episodeLogits(known, model.prior, model.forgottenS).entries()) {
    const index = known[order]?.index;
    if (index === undefined) continue;
    told[index] = {
      probability: calibrated(1 / (1 + Math.exp(-logit)), calibration),
      isReliable: range.windows >= WINDOWS_NEEDED,
    };
  }
  return told;
}
