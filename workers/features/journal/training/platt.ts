/** A line in log-odds for each output (Platt 1999), by Newton's method: what is said becomes how often it is so. */
export function fitPlatt(
  logits: Float32Array,
  targets: Float32Array,
  outputs: number,
): { slope: Float32Array; offset: Float32Array } {
  const [slope, offset] = [new Float32Array(outputs).fill(1), new Float32Array(outputs)];
  for (let o = 0; o < outputs; o += 1) {
    let [a, b] = [1, 0];
    for (let step = 0; step < 12; step += 1) {
      let [ga, gb, aa, ab, bb] = [a - 1, b, 1, 0, 1];
      for (let i = o; i < logits.length; i += outputs) {
        const x = logits[i] ?? 0;
        const p = 1 / (1 + Math.exp(-(a * x + b)));
        const miss = p - (targets[i] ?? 0);
        const spread = p * (1 - p);
        ga += miss * x;
        gb += miss;
        aa += spread * x * x;
        ab += spread * x;
        bb += spread;
      }
      const determinant = aa * bb - ab * ab;
      a -= (bb * ga - ab * gb) / determinant;
      b -= (aa * gb - ab * ga) / determinant;
    }
    slope[o] = a;
    offset[o] = b;
  }
  return { slope, offset };
}
