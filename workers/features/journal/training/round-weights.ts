import { scaleCode, scaleOf } from '../pure/emotion/pack.ts';
import type { LinearModel } from './fit-svm.ts';

/** Weights on sixteen levels, each column with the scale (of those the file can write) that loses least. */
export function roundWeights({ weights, outputs }: LinearModel): { levels: Int8Array; scales: Float32Array } {
  const levels = new Int8Array(weights.length);
  const scales = new Float32Array(weights.length / outputs);
  for (let column = 0; column < scales.length; column += 1) {
    const part = weights.subarray(column * outputs, (column + 1) * outputs);
    const most = part.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    let [best, bestError] = [1, Number.POSITIVE_INFINITY];
    for (const share of [1, 0.85, 0.7, 0.6, 0.5]) {
      const scale = scaleOf(scaleCode((most * share) / 7));
      const error = part.reduce((sum, value) => sum + (value - scale * levelOf(value / scale)) ** 2, 0);
      if (error < bestError) [best, bestError] = [scale, error];
    }
    scales[column] = best;
    for (const [k, value] of part.entries()) levels[column * outputs + k] = levelOf(value / best);
  }
  return { levels, scales };
}

/** The model as the file will hold it. */
export function rounded(model: LinearModel): LinearModel {
  const { levels, scales } = roundWeights(model);
  const weights = Float32Array.from(
    levels,
    (level, at) => level * (scales[Math.floor(at / model.outputs)] ?? 0),
  );
  return { ...model, weights };
}

const levelOf = (value: number): number => Math.max(-8, Math.min(7, Math.round(value)));
