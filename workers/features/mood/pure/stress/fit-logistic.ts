/** One answer and what it is told from. */
export interface Example {
  features: readonly number[];
  isTrue: boolean;
}

export interface LogisticModel {
  bias: number;
  weights: number[];
}

/**
 * Logistic regression by Newton's method. `pull[i]` is how strongly weight i is drawn towards `prior[i]` (the inverse variance of
 * a Gaussian prior), the bias first.
 */
export function fitLogistic(
  examples: readonly Example[],
  { prior, pull, steps = 25 }: { prior: readonly number[]; pull: readonly number[]; steps?: number },
): LogisticModel {
  const size = prior.length;
  let weights = [...prior];
  for (let step = 0; step < steps; step += 1) {
    const gradient = weights.map((weight, at) => (pull[at] ?? 0) * (weight - (prior[at] ?? 0)));
    const curvature = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_, column) => (row === column ? (pull[row] ?? 0) + 1e-9 : 0)),
    );
    for (const { features, isTrue } of examples) {
      const inputs = [1, ...features];
      const p = 1 / (1 + Math.exp(-inputs.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
      for (const [row, value] of inputs.entries()) {
        gradient[row] = (gradient[row] ?? 0) + (p - (isTrue ? 1 : 0)) * value;
        const line = curvature[row] ?? [];
        for (const [column, other] of inputs.entries())
          line[column] = (line[column] ?? 0) + p * (1 - p) * value * other;
      }
    }
    const change = solve(curvature, gradient);
    weights = weights.map((weight, at) => weight - Math.max(-2, Math.min(2, change[at] ?? 0)));
    if (change.every((part) => Math.abs(part) < 1e-9)) break;
  }
  const [bias = 0, ...rest] = weights;
  return { bias, weights: rest };
}

/** Gaussian elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = right.length;
  for (let at = 0; at < size; at += 1) {
    const pivot = rows.reduce(
      (best, row, index) =>
        index >= at && Math.abs(row[at] ?? 0) > Math.abs(rows[best]?.[at] ?? 0) ? index : best,
      at,
    );
    const [one, other] = [rows[at] ?? [], rows[pivot] ?? []];
    rows[at] = other;
    rows[pivot] = one;
    const head = other[at] ?? 1;
    for (const [index, row] of rows.entries()) {
      if (index === at) continue;
      const factor = (row[at] ?? 0) / head;
      for (let column = at; column <= size; column += 1)
        row[column] = (row[column] ?? 0) - factor * (other[column] ?? 0);
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
