import { lexiconFigures, type ValenceLexicon } from './lexicon-figures.ts';
import { placesOf } from './places.ts';
import { eachFeature } from './text-features.ts';

/** A trained model, unpacked. Features are found by their hash; `first` holds `hidden` levels of each, times the feature's own scale. */
export interface EmotionNet {
  hidden: number;
  labels: number;
  /** Sorted feature hashes; the column of a feature is its place here. */
  hashes: Uint32Array;
  idf: Float32Array;
  first: Int8Array;
  scales: Float32Array;
  second: Float32Array;
  bias: Float32Array;
  /** Platt's line of each label. */
  slope: Float32Array;
  offset: Float32Array;
  thresholds: Float32Array;
  valence: {
    bias: number;
    /** Of each column, in `columnScale`. */
    columns: Int8Array;
    columnScale: number;
    /** Of the hidden state, then of each label's squashed log-odds, then of what its words say (`lexiconFigures`). */
    rest: Float32Array;
  };
  lexicon: ValenceLexicon;
}

/** What the net says of a text with these tokens: log-odds of each label, the hidden state, and how the text's known features weigh. */
export function forward(
  text: string,
  tokens: readonly string[],
  net: EmotionNet,
): { logits: number[]; state: Float32Array; columns: number[]; norm: number } {
  const { columns, norm } = columnsOf(text, tokens, net);
  const state = stateOf(columns, norm, net);
  const { hidden } = net;
  const logits = Array.from({ length: net.labels }, (_, label) => {
    let sum = net.bias[label] ?? 0;
    for (let k = 0; k < hidden; k += 1) sum += (state[k] ?? 0) * (net.second[k * net.labels + label] ?? 0);
    return sum;
  });
  return { logits, state, columns, norm };
}

/** The columns that a text has, each once, and one over the length of their weights. */
function columnsOf(text: string, tokens: readonly string[], { hashes, idf }: EmotionNet) {
  const columns: number[] = [];
  const places = placesOf(hashes);
  places.clear();
  eachFeature(text, tokens, (hash) => {
    const column = places.find(hash);
    if (column >= 0 && places.mark(column)) columns.push(column);
  });
  let square = 0;
  for (const column of columns) square += (idf[column] ?? 0) ** 2;
  return { columns, norm: square > 0 ? 1 / Math.sqrt(square) : 0 };
}

/** The hidden layer. Most of the time of a long text is spent here, and it is a function of its own so that engines compile it well. */
function stateOf(
  columns: readonly number[],
  norm: number,
  { hidden, first, scales, idf }: EmotionNet,
): Float32Array {
  const state = new Float32Array(hidden);
  for (const column of columns) {
    const scale = (scales[column] ?? 0) * (idf[column] ?? 0) * norm;
    const base = column * hidden;
    for (let k = 0; k < hidden; k += 1) state[k] = (state[k] ?? 0) + scale * (first[base + k] ?? 0);
  }
  for (let k = 0; k < hidden; k += 1) state[k] = Math.tanh(state[k] ?? 0);
  return state;
}

/** What valence is told from, besides the columns: the hidden state, the labels, and the words of the lexicon. */
export function valenceFigures(
  tokens: readonly string[],
  { state, logits }: { state: Float32Array; logits: readonly number[] },
  { lexicon }: Pick<EmotionNet, 'lexicon'>,
): number[] {
  const labels = logits.map((logit) => 3 / (1 + Math.exp(-logit - 1)));
  return [...state, ...labels, ...lexiconFigures(tokens, lexicon)];
}
