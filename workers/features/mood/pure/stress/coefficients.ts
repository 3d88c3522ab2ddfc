/**
 * Made by training/train-stress.ts from Stress-Predict (MIT): log-odds per standard deviation of heart rate, log SDNN and log RMSSD,
 * first of the moment itself, then of the time around it.
 */
export const STRESS_MODEL = {
  bias: -0.9292,
  weights: [1.7774, -0.616, 0.3304, -0.1755, 1.4227, 0.0993],
  prior: 0.3156,
} as const;

/** How the lines of other people lie, offset and slope: their mean, and one over their variance. */
export const CALIBRATION_PRIOR = {
  mean: [-0.2905, 0.7727],
  pull: [0.696, 0.2966],
} as const;
