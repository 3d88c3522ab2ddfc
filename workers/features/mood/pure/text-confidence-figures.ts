/** Made by training/train-text-confidence.ts from GoEmotions dev (Apache-2.0). */
export const TEXT_CONFIDENCE = {
  calm: { offset: 0.6311, slope: 0.7677 },
  content: { offset: 0.814, slope: 0.6499 },
  energised: { offset: -0.138, slope: 0.7239 },
  tense: { offset: 0.1913, slope: 0.5888 },
  stressed: { offset: 0.0494, slope: 0.6292 },
  anxious: { offset: 0.2574, slope: 0.4893 },
  low: { offset: 0.6935, slope: 0.6748 },
  neutral: { offset: 0.9233, slope: 0.7154 },
} as const;
