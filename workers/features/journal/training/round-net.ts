import { scaleCode, scaleOf } from '../pure/emotion/pack.ts';
import type { Net } from './fit-emotion.ts';

/** Embeddings on sixteen levels, each column with the scale (of those the file can write) that loses least. */
export function roundNet({ first, hidden }: Net): { levels: Int8Array; scales: Float32Array } {
  const levels = new Int8Array(first.length);
  const scales = new Float32Array(first.length / hidden);
  for (let column = 0; column < scales.length; column += 1) {
    const part = first.subarray(column * hidden, (column + 1) * hidden);
    const most = part.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    let [best, bestError] = [1, Number.POSITIVE_INFINITY];
    for (const share of [1, 0.9, 0.8, 0.7, 0.6]) {
      const scale = scaleOf(scaleCode((most * share) / 7));
      const error = part.reduce((sum, value) => sum + (value - scale * levelOf(value / scale)) ** 2, 0);
      if (error < bestError) [best, bestError] = [scale, error];
    }
    scales[column] = best;
    for (const [k, value] of part.entries()) levels[column * hidden + k] = levelOf(value / best);
  }
  return { levels, scales };
}

const levelOf = (value: number): number => Math.max(-8, Math.min(7, Math.round(value)));
