/** A sparse symmetric matrix by rows. */
export interface Sparse {
  size: number;
  start: Uint32Array;
  at: Uint32Array;
  value: Float32Array;
}

/** Leading eigenvectors times the square roots of their values, by subspace iteration (Halko and others 2011): `size × rank`, row by row. */
export function leadingVectors(
  matrix: Sparse,
  { rank, rounds, random }: { rank: number; rounds: number; random: () => number },
): Float32Array {
  const width = rank + 16;
  let basis = Float32Array.from({ length: matrix.size * width }, () => random() - 0.5);
  orthonormalise(basis, width);
  for (let round = 0; round < rounds; round += 1) {
    basis = multiply(matrix, basis, width);
    orthonormalise(basis, width);
  }
  const image = multiply(matrix, basis, width);
  const strength = Array.from({ length: width }, (_, k) => {
    let sum = 0;
    for (let row = 0; row < matrix.size; row += 1)
      sum += (basis[row * width + k] ?? 0) * (image[row * width + k] ?? 0);
    return sum;
  });
  const order = strength
    .map((value, k) => ({ value: Math.abs(value), k }))
    .sort((a, b) => b.value - a.value)
    .slice(0, rank);
  const result = new Float32Array(matrix.size * rank);
  for (const [to, { value, k }] of order.entries()) {
    for (let row = 0; row < matrix.size; row += 1)
      result[row * rank + to] = (basis[row * width + k] ?? 0) * Math.sqrt(value);
  }
  return result;
}

function multiply(
  { size, start, at, value }: Sparse,
  basis: Float32Array,
  width: number,
): Float32Array<ArrayBuffer> {
  const result = new Float32Array(size * width);
  for (let row = 0; row < size; row += 1) {
    const to = row * width;
    for (let i = start[row] ?? 0; i < (start[row + 1] ?? 0); i += 1) {
      const from = (at[i] ?? 0) * width;
      const by = value[i] ?? 0;
      for (let k = 0; k < width; k += 1) result[to + k] = (result[to + k] ?? 0) + by * (basis[from + k] ?? 0);
    }
  }
  return result;
}

/** Gram and Schmidt, column by column. */
function orthonormalise(basis: Float32Array, width: number): void {
  const rows = basis.length / width;
  for (let k = 0; k < width; k += 1) {
    for (let j = 0; j < k; j += 1) {
      let dot = 0;
      for (let row = 0; row < rows; row += 1)
        dot += (basis[row * width + k] ?? 0) * (basis[row * width + j] ?? 0);
      for (let row = 0; row < rows; row += 1)
        basis[row * width + k] = (basis[row * width + k] ?? 0) - dot * (basis[row * width + j] ?? 0);
    }
    let square = 0;
    for (let row = 0; row < rows; row += 1) square += (basis[row * width + k] ?? 0) ** 2;
    const by = 1 / Math.sqrt(Math.max(square, 1e-20));
    for (let row = 0; row < rows; row += 1) basis[row * width + k] = (basis[row * width + k] ?? 0) * by;
  }
}
