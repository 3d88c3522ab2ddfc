/** Ridge regression by conjugate gradients; `multiply` is X·w, `transposed` Xᵀ·r, `penalty` one figure a weight. */
export function fitRidge({
  multiply,
  transposed,
  target,
  penalty,
  steps = 60,
}: {
  multiply: (weights: Float64Array) => Float64Array;
  transposed: (rows: Float64Array) => Float64Array;
  target: Float64Array;
  penalty: Float64Array;
  steps?: number;
}): Float64Array {
  const weights = new Float64Array(penalty.length);
  const residual = transposed(target);
  const direction = residual.slice();
  let square = dot(residual, residual);
  for (let step = 0; step < steps && square > 1e-9; step += 1) {
    const image = transposed(multiply(direction));
    for (let i = 0; i < image.length; i += 1)
      image[i] = (image[i] ?? 0) + (penalty[i] ?? 0) * (direction[i] ?? 0);
    const length = square / dot(direction, image);
    for (let i = 0; i < weights.length; i += 1) {
      weights[i] = (weights[i] ?? 0) + length * (direction[i] ?? 0);
      residual[i] = (residual[i] ?? 0) - length * (image[i] ?? 0);
    }
    const next = dot(residual, residual);
    for (let i = 0; i < direction.length; i += 1)
      direction[i] = (residual[i] ?? 0) + (next / square) * (direction[i] ?? 0);
    square = next;
  }
  return weights;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [(a[i] ?? 0) - ma, (b[i] ?? 0) - mb];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}
