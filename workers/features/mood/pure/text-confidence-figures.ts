/** Made by training/train-text-confidence.ts from GoEmotions dev (Apache-2.0). */
export const TEXT_CONFIDENCE = {
  calm: { offset: 0.4896, slope: 0.8605 },
  content: { offset: 0.9065, slope: 0.5544 },
  energised: { offset: -0.0055, slope: 0.6591 },
  tense: { offset: 0.169, slope: 0.4133 },
  stressed: { offset: 0.1399, slope: 0.4365 },
  anxious: { offset: 0.4066, slope: 0.4136 },
  low: { offset: 0.6136, slope: 0.4559 },
  neutral: { offset: 0.9484, slope: 0.5766 },
} as const;
