/** Texts as rows of a sparse matrix: of row r, columns `at[start[r]]` to `at[start[r + 1]]` with their values, its length 1. */
export interface SparseRows {
  start: Uint32Array;
  at: Uint32Array;
  value: Float32Array;
  rows: number;
}

/** Embeddings of columns (`columns × hidden`), and what each output makes of their tanh (`hidden × outputs`). */
export interface Net {
  outputs: number;
  hidden: number;
  bias: Float32Array;
  first: Float32Array;
  second: Float32Array;
}

export interface FitOptions {
  columns: number;
  outputs: number;
  hidden: number;
  epochs: number;
  rate: number;
  /** Share of a row's features left out each time. */
  dropout: number;
  random: () => number;
}

const RARE_AT_FIRST = -3.5;
const SLOWER = 0.3;

/** One hidden layer over sparse rows, by AdaGrad (Duchi and others 2011) on the cross entropy; `targets` are probabilities. */
export function fitNet(
  rows: SparseRows,
  targets: Float32Array,
  order: Uint32Array,
  options: FitOptions,
): Net {
  const { columns, outputs, hidden, random, rate, dropout, epochs } = options;
  const around = (length: number) => Float32Array.from({ length }, () => (random() - 0.5) * 0.6);
  const net: Net = {
    outputs,
    hidden,
    bias: new Float32Array(outputs).fill(RARE_AT_FIRST),
    first: around(columns * hidden),
    second: around(hidden * outputs),
  };
  const { bias, first, second } = net;
  const squaresOf = (part: Float32Array) => new Float32Array(part.length).fill(1e-4);
  const [biasSquares, firstSquares, secondSquares] = [squaresOf(bias), squaresOf(first), squaresOf(second)];
  const [slopes, state, back] = [
    new Float32Array(outputs),
    new Float32Array(hidden),
    new Float32Array(hidden),
  ];
  const used = new Uint32Array(1 << 15);
  const scale = 1 / (1 - dropout);
  const turn = order.slice();

  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(turn, random);
    const step = rate * (1 - (epoch / epochs) * 0.8);
    for (const row of turn) {
      let count = 0;
      for (let i = rows.start[row] ?? 0; i < (rows.start[row + 1] ?? 0); i += 1) {
        if (random() < dropout) continue;
        used[count] = i;
        count += 1;
      }
      state.fill(0);
      for (let u = 0; u < count; u += 1) {
        const i = used[u] ?? 0;
        const base = (rows.at[i] ?? 0) * hidden;
        const x = (rows.value[i] ?? 0) * scale;
        for (let k = 0; k < hidden; k += 1) state[k] = (state[k] ?? 0) + (first[base + k] ?? 0) * x;
      }
      for (let k = 0; k < hidden; k += 1) state[k] = Math.tanh(state[k] ?? 0);
      for (let o = 0; o < outputs; o += 1) {
        let logit = bias[o] ?? 0;
        for (let k = 0; k < hidden; k += 1) logit += (state[k] ?? 0) * (second[k * outputs + o] ?? 0);
        const slope = 1 / (1 + Math.exp(-logit)) - (targets[row * outputs + o] ?? 0);
        slopes[o] = slope;
        const square = (biasSquares[o] ?? 0) + slope * slope;
        biasSquares[o] = square;
        bias[o] = (bias[o] ?? 0) - (SLOWER * step * slope) / Math.sqrt(square);
      }
      for (let k = 0; k < hidden; k += 1) {
        const value = state[k] ?? 0;
        let sum = 0;
        for (let o = 0; o < outputs; o += 1) {
          const w = k * outputs + o;
          const slope = slopes[o] ?? 0;
          sum += slope * (second[w] ?? 0);
          const square = (secondSquares[w] ?? 0) + (slope * value) ** 2;
          secondSquares[w] = square;
          second[w] = (second[w] ?? 0) - (SLOWER * step * slope * value) / Math.sqrt(square);
        }
        back[k] = sum * (1 - value * value);
      }
      for (let u = 0; u < count; u += 1) {
        const i = used[u] ?? 0;
        const base = (rows.at[i] ?? 0) * hidden;
        const x = (rows.value[i] ?? 0) * scale;
        for (let k = 0; k < hidden; k += 1) {
          const slope = (back[k] ?? 0) * x;
          const square = (firstSquares[base + k] ?? 0) + slope * slope;
          firstSquares[base + k] = square;
          first[base + k] = (first[base + k] ?? 0) - (step * slope) / Math.sqrt(square);
        }
      }
    }
  }
  return net;
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}

/** Log-odds of every output for these rows, row by row. */
export function logitsOf(
  rows: SparseRows,
  order: Uint32Array,
  { outputs, hidden, first, second, bias }: Net,
): Float32Array {
  const result = new Float32Array(order.length * outputs);
  const state = new Float32Array(hidden);
  for (const [r, row] of order.entries()) {
    state.fill(0);
    for (let i = rows.start[row] ?? 0; i < (rows.start[row + 1] ?? 0); i += 1) {
      const base = (rows.at[i] ?? 0) * hidden;
      const x = rows.value[i] ?? 0;
      for (let k = 0; k < hidden; k += 1) state[k] = (state[k] ?? 0) + (first[base + k] ?? 0) * x;
    }
    for (let o = 0; o < outputs; o += 1) {
      let logit = bias[o] ?? 0;
      for (let k = 0; k < hidden; k += 1) logit += Math.tanh(state[k] ?? 0) * (second[k * outputs + o] ?? 0);
      result[r * outputs + o] = logit;
    }
  }
  return result;
}
