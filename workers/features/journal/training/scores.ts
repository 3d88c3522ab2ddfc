/** For each output the threshold with the best F1, the F1 curve smoothed over a tenth of its positives so that one lucky text does not decide. */
export function bestThresholds(scores: Float32Array, targets: Float32Array, outputs: number): number[] {
  const rows = scores.length / outputs;
  return Array.from({ length: outputs }, (_, o) => {
    const order = Array.from({ length: rows }, (_, r) => r).sort(
      (a, b) => (scores[b * outputs + o] ?? 0) - (scores[a * outputs + o] ?? 0),
    );
    let positives = 0;
    for (let r = 0; r < rows; r += 1) positives += targets[r * outputs + o] ?? 0;
    let hits = 0;
    const curve = order.map((row, at) => {
      hits += targets[row * outputs + o] ?? 0;
      return (2 * hits) / (at + 1 + positives);
    });
    const half = Math.max(1, Math.floor(positives * 0.05));
    let sum = 0;
    for (let i = 0; i < Math.min(half, curve.length); i += 1) sum += curve[i] ?? 0;
    let [best, where] = [-1, 0];
    for (let i = 0; i < curve.length; i += 1) {
      sum += (curve[i + half] ?? 0) - (curve[i - half - 1] ?? 0);
      const mean = sum / (2 * half + 1);
      if (mean > best) [best, where] = [mean, i];
    }
    return scores[(order[where] ?? 0) * outputs + o] ?? 0;
  });
}

/** F1 of each output at its threshold. */
export function f1Scores(
  scores: Float32Array,
  targets: Float32Array,
  thresholds: readonly number[],
): number[] {
  const outputs = thresholds.length;
  return thresholds.map((threshold, o) => {
    let [hits, said, were] = [0, 0, 0];
    for (let i = o; i < scores.length; i += outputs) {
      const isSaid = (scores[i] ?? 0) >= threshold;
      const isTrue = (targets[i] ?? 0) > 0.5;
      if (isSaid) said += 1;
      if (isTrue) were += 1;
      if (isSaid && isTrue) hits += 1;
    }
    return said + were === 0 ? 0 : (2 * hits) / (said + were);
  });
}

/** Area under precision and recall, mean over outputs: how good an order is, before any threshold. */
export function meanAveragePrecision(scores: Float32Array, targets: Float32Array, outputs: number): number {
  const rows = scores.length / outputs;
  let total = 0;
  for (let o = 0; o < outputs; o += 1) {
    const order = Array.from({ length: rows }, (_, r) => r).sort(
      (a, b) => (scores[b * outputs + o] ?? 0) - (scores[a * outputs + o] ?? 0),
    );
    let [hits, sum] = [0, 0];
    order.forEach((row, at) => {
      if ((targets[row * outputs + o] ?? 0) > 0.5) {
        hits += 1;
        sum += hits / (at + 1);
      }
    });
    total += hits === 0 ? 0 : sum / hits;
  }
  return total / outputs;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
