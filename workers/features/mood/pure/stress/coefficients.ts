/**
 * Made by training/train-stress.ts from Stress-Predict (MIT): log-odds per standard deviation of heart rate, log SDNN and log RMSSD,
 * first of the moment itself, then of the time around it.
 */
export const STRESS_MODEL = {
  bias: -1.0508,
  weights: [1.561, -0.4892, 0.2642, 0.1695, 1.0698, 0.3425],
  prior: 0.3078,
} as const;

/** How the lines of other people lie, offset and slope: their mean, and one over their variance. */
export const CALIBRATION_PRIOR = {
  mean: [-0.4941, 0.5202],
  pull: [0.573, 0.3564],
} as const;
