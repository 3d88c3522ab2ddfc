import type { SparseRows } from './sparse-rows.ts';

/** Of each column, one weight an output (`columns × outputs`), and a bias an output. */
export interface LinearModel {
  outputs: number;
  weights: Float32Array;
  bias: Float32Array;
}

export interface SvmOptions {
  columns: number;
  outputs: number;
  /** What a miss costs. */
  cost: number;
  /** A rare label's examples count as (others / its own) to this power. */
  balance: number;
  passes: number;
  random: () => number;
}

/**
 * A linear support vector machine with squared hinge for each output, by dual coordinate descent (Hsieh and others 2008), over features that
 * are first stretched by how differently naive Bayes finds them with and without the label (Wang and Manning 2012). The stretch is in the weights.
 */
export function fitSvm(
  rows: SparseRows,
  targets: Float32Array,
  order: Uint32Array,
  options: SvmOptions,
): LinearModel {
  const { columns, outputs } = options;
  const model: LinearModel = {
    outputs,
    weights: new Float32Array(columns * outputs),
    bias: new Float32Array(outputs),
  };
  const stretched = new Float32Array(rows.value.length);
  for (let output = 0; output < outputs; output += 1) {
    const isTrue = Uint8Array.from(order, (row) => ((targets[row * outputs + output] ?? 0) > 0.5 ? 1 : 0));
    const stretch = stretchOf(rows, order, isTrue, columns);
    for (let i = 0; i < stretched.length; i += 1)
      stretched[i] = (rows.value[i] ?? 0) * (stretch[rows.at[i] ?? 0] ?? 0);
    const { weights, bias } = descend({ ...rows, value: stretched }, order, isTrue, options);
    model.bias[output] = bias;
    for (let column = 0; column < columns; column += 1)
      model.weights[column * outputs + output] = (weights[column] ?? 0) * (stretch[column] ?? 0);
  }
  return model;
}

/** How much of the naive Bayes ratio goes into the stretch; the rest is 1. */
const SHARE = 0.7;

function stretchOf({ start, at }: SparseRows, order: Uint32Array, isTrue: Uint8Array, columns: number) {
  const [yes, no] = [new Float32Array(columns).fill(1), new Float32Array(columns).fill(1)];
  let [all, others] = [columns, columns];
  for (const [turn, row] of order.entries()) {
    const into = isTrue[turn] === 1 ? yes : no;
    const [from, to] = [start[row] ?? 0, start[row + 1] ?? 0];
    for (let i = from; i < to; i += 1) into[at[i] ?? 0] = (into[at[i] ?? 0] ?? 0) + 1;
    if (isTrue[turn] === 1) all += to - from;
    else others += to - from;
  }
  return yes.map(
    (count, column) => 1 - SHARE + SHARE * Math.abs(Math.log(count / all / ((no[column] ?? 1) / others))),
  );
}

function descend(
  { start, at, value }: SparseRows,
  order: Uint32Array,
  isTrue: Uint8Array,
  { columns, cost, balance, passes, random }: SvmOptions,
): { weights: Float32Array; bias: number } {
  const weights = new Float32Array(columns);
  let bias = 0;
  const positives = isTrue.reduce((sum, one) => sum + one, 0);
  const dear = ((order.length - positives) / Math.max(1, positives)) ** balance;
  const slack = [0.5 / cost, 0.5 / (cost * dear)];
  const alphas = new Float64Array(order.length);
  const lengths = Float32Array.from(order, (row) => {
    let sum = 1;
    for (let i = start[row] ?? 0; i < (start[row + 1] ?? 0); i += 1) sum += (value[i] ?? 0) ** 2;
    return sum;
  });
  const turns = Uint32Array.from(order.keys());
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(turns, random);
    for (const turn of turns) {
      const alpha = alphas[turn] ?? 0;
      // What lies beyond the margin is looked at every second time.
      if (pass > 2 && pass % 2 === 1 && alpha === 0) continue;
      const [row, sign, softness] = [
        order[turn] ?? 0,
        isTrue[turn] === 1 ? 1 : -1,
        slack[isTrue[turn] ?? 0] ?? 1,
      ];
      const [from, to] = [start[row] ?? 0, start[row + 1] ?? 0];
      let told = bias;
      for (let i = from; i < to; i += 1) told += (weights[at[i] ?? 0] ?? 0) * (value[i] ?? 0);
      const slope = sign * told - 1 + softness * alpha;
      if (alpha === 0 && slope >= 0) continue;
      const next = Math.max(0, alpha - slope / ((lengths[turn] ?? 1) + softness));
      alphas[turn] = next;
      const by = (next - alpha) * sign;
      for (let i = from; i < to; i += 1)
        weights[at[i] ?? 0] = (weights[at[i] ?? 0] ?? 0) + by * (value[i] ?? 0);
      bias += by;
    }
  }
  return { weights, bias };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}

/** What the model says of these rows, row by row. */
export function marginsOf(
  { start, at, value }: SparseRows,
  order: Uint32Array,
  { outputs, weights, bias }: LinearModel,
): Float32Array {
  const result = new Float32Array(order.length * outputs);
  for (const [r, row] of order.entries()) {
    const into = result.subarray(r * outputs, (r + 1) * outputs);
    into.set(bias);
    for (let i = start[row] ?? 0; i < (start[row + 1] ?? 0); i += 1) {
      const [base, x] = [(at[i] ?? 0) * outputs, value[i] ?? 0];
      for (let o = 0; o < outputs; o += 1) into[o] = (into[o] ?? 0) + (weights[base + o] ?? 0) * x;
    }
  }
  return result;
}
