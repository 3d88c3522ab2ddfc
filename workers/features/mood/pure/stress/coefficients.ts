/** Made by training/train-stress.ts from Stress-Predict (MIT): log-odds per standard deviation of heart rate, log SDNN and log RMSSD. */
export const STRESS_MODEL = { bias: -1.0216, weights: [1.2712, -0.1048, 0.3506] } as const;
