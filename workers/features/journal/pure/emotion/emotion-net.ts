import { hashOf, indexOf } from './hashes.ts';
import { textFeatures, tokensOf } from './text-features.ts';

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
    /** Of the hidden state, then of each label's log-odds, then of the four lexicon figures. */
    rest: Float32Array;
  };
  lexicon: { hashes: Uint32Array; scores: Int8Array };
}

/** What the net says of a text: log-odds of each label, the hidden state, and how the text's known features weigh. */
export function forward(
  text: string,
  net: EmotionNet,
): { logits: number[]; state: Float32Array; columns: number[]; norm: number } {
  const columns: number[] = [];
  let square = 0;
  for (const hash of textFeatures(text)) {
    const column = indexOf(net.hashes, hash);
    if (column < 0) continue;
    columns.push(column);
    square += (net.idf[column] ?? 0) ** 2;
  }
  const norm = square > 0 ? 1 / Math.sqrt(square) : 0;
  const { hidden, first } = net;
  const state = new Float32Array(hidden);
  for (const column of columns) {
    const scale = (net.scales[column] ?? 0) * (net.idf[column] ?? 0) * norm;
    const base = column * hidden;
    for (let k = 0; k < hidden; k += 1) state[k] = (state[k] ?? 0) + scale * (first[base + k] ?? 0);
  }
  for (let k = 0; k < hidden; k += 1) state[k] = Math.tanh(state[k] ?? 0);
  const logits = Array.from({ length: net.labels }, (_, label) => {
    let sum = net.bias[label] ?? 0;
    for (let k = 0; k < hidden; k += 1) sum += (state[k] ?? 0) * (net.second[k * net.labels + label] ?? 0);
    return sum;
  });
  return { logits, state, columns, norm };
}

const DAMPENED = -0.74;
const NEGATION = /^(?:not|no|never|nothing|nobody|hardly|without|cannot|.*n['’]t)$/;

/**
 * How a text's words stand in the VADER lexicon (Hutto and Gilbert 2014, MIT): the squashed sum that VADER itself reports, the mean, the share of
 * good words and of bad ones. A negation up to three words before turns a word round by VADER's factor.
 */
export function lexiconFigures(
  text: string,
  { hashes, scores }: EmotionNet['lexicon'],
): [number, number, number, number] {
  let [sum, good, bad, words, negated] = [0, 0, 0, 0, 0];
  for (const token of tokensOf(text)) {
    const word = token.toLowerCase().replaceAll('’', "'");
    const at = indexOf(hashes, hashOf(LEXICON_KIND, word));
    words += 1;
    if (at >= 0) {
      const score = ((scores[at] ?? 0) / 30) * (negated > 0 ? DAMPENED : 1);
      sum += score;
      if (score > 0) good += score;
      else bad -= score;
    }
    negated = NEGATION.test(word) ? 3 : Math.max(0, negated - 1);
  }
  const count = Math.max(1, words);
  return [sum / Math.sqrt(sum * sum + 15), sum / Math.sqrt(count), good / count, bad / count];
}

export const LEXICON_KIND = 9;
