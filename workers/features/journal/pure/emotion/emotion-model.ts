import { lexiconFigures, type ValenceLexicon } from './lexicon-figures.ts';
import { placesOf } from './places.ts';
import { eachFeature } from './text-features.ts';

/** A trained model, unpacked: a line for each label over what a text is known by. Features are found by their hash. */
export interface EmotionModel {
  labels: number;
  /** Sorted feature hashes; the column of a feature is its place here. */
  hashes: Uint32Array;
  idf: Float32Array;
  /** Of each column, a level for each label; times the column's own scale it is a weight. */
  levels: Int8Array;
  scales: Float32Array;
  bias: Float32Array;
  /** Platt's line of each label: of margins it makes log-odds. */
  slope: Float32Array;
  offset: Float32Array;
  thresholds: Float32Array;
  valence: {
    bias: number;
    /** Of each column, in `columnScale`. */
    columns: Int8Array;
    columnScale: number;
    /** Of each label's squashed log-odds, then of what its words say (`lexiconFigures`). */
    rest: Float32Array;
  };
  lexicon: ValenceLexicon;
}

/** What the model says of a text with these tokens: log-odds of each label, and how the text's known features weigh. */
export function forward(
  text: string,
  tokens: readonly string[],
  model: EmotionModel,
): { logOdds: number[]; columns: number[]; norm: number } {
  const { columns, norm } = columnsOf(text, tokens, model);
  const logOdds = Array.from(
    marginsOf(columns, norm, model),
    (margin, label) => (model.offset[label] ?? 0) + (model.slope[label] ?? 1) * margin,
  );
  return { logOdds, columns, norm };
}

/** The columns that a text has, each once, and one over the length of their weights. */
function columnsOf(text: string, tokens: readonly string[], { hashes, idf }: EmotionModel) {
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

/** Most of the time of a long text is spent here, and it is a function of its own so that engines compile it well. */
function marginsOf(
  columns: readonly number[],
  norm: number,
  { labels, levels, scales, idf, bias }: EmotionModel,
): Float32Array {
  const margins = Float32Array.from(bias);
  for (const column of columns) {
    const scale = (scales[column] ?? 0) * (idf[column] ?? 0) * norm;
    const base = column * labels;
    for (let k = 0; k < labels; k += 1) margins[k] = (margins[k] ?? 0) + scale * (levels[base + k] ?? 0);
  }
  return margins;
}

/** What valence is told from, besides the columns: the labels, and the words of the lexicon. */
export function valenceFigures(
  tokens: readonly string[],
  logOdds: readonly number[],
  { lexicon }: Pick<EmotionModel, 'lexicon'>,
): number[] {
  const labels = logOdds.map((one) => 3 / (1 + Math.exp(-one - 1)));
  return [...labels, ...lexiconFigures(tokens, lexicon)];
}
