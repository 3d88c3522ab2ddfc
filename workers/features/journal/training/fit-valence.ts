import { readFileSync } from 'node:fs';
import { type EmotionModel, forward, valenceFigures } from '../pure/emotion/emotion-model.ts';
import { hashOf } from '../pure/emotion/hashes.ts';
import { LEXICON_FIGURES, LEXICON_KIND } from '../pure/emotion/lexicon-figures.ts';
import { tokensOf } from '../pure/emotion/text-features.ts';
import { correlation, fitRidge } from './fit-ridge.ts';

export interface ScoredText {
  text: string;
  valence: number;
  split: string;
  /** The document that the sentence is from: sentences of one are folded together. */
  source: string;
}

/** EmoBank: quoted CSV of id, split, V, A, D, text. */
export function readEmoBank(folder: string): ScoredText[] {
  const lines = readFileSync(`${folder}/emotion/emobank/emobank.csv`, 'utf8').split(/\r?\n/);
  return lines.slice(1).flatMap((line) => {
    const match = /^([^,]*),(\w*),([\d.]+),[\d.]+,[\d.]+,(.*)$/.exec(line);
    if (match === null) return [];
    const text = (match[4] ?? '').replace(/^"(.*)"$/, '$1').replaceAll('""', '"');
    return [
      {
        text,
        valence: Number(match[3]),
        split: match[2] ?? '',
        source: (match[1] ?? '').split('_')[0] ?? '',
      },
    ];
  });
}

/** VADER's single tokens and their mean score, in thirtieths. */
export function readLexicon(folder: string): EmotionModel['lexicon'] {
  const scores = new Map<number, number>();
  for (const line of readFileSync(`${folder}/emotion/vader/vader_lexicon.txt`, 'utf8').split('\n')) {
    const [word = '', score = ''] = line.split('\t');
    if (word !== '' && !word.includes(' '))
      scores.set(hashOf(LEXICON_KIND, word.toLowerCase()), Math.round(Number(score) * 30));
  }
  const sorted = [...scores].sort(([a], [b]) => a - b);
  return {
    hashes: Uint32Array.from(sorted, ([hash]) => hash),
    scores: Int8Array.from(sorted, ([, score]) => score),
  };
}

interface Row {
  columns: number[];
  values: number[];
  dense: number[];
}

export function valenceRow(text: string, model: EmotionModel): Row {
  const tokens = tokensOf(text);
  const { logOdds, columns, norm } = forward(text, tokens, model);
  return {
    columns,
    values: columns.map((column) => (model.idf[column] ?? 0) * norm),
    dense: valenceFigures(tokens, logOdds, model),
  };
}

export interface ValencePenalty {
  columns: number;
  labels: number;
  lexicon: number;
}

/** Weights of columns, then of the dense figures, then a bias. */
export function fitValence(
  rows: readonly Row[],
  target: readonly number[],
  { columns, penalty }: { columns: number; penalty: ValencePenalty },
): Float64Array {
  const dense = rows[0]?.dense.length ?? 0;
  const size = columns + dense + 1;
  const each = new Float64Array(size).fill(penalty.columns);
  each.fill(penalty.labels, columns, size - 1);
  each.fill(penalty.lexicon, size - 1 - LEXICON_FIGURES, size - 1);
  each[size - 1] = 1e-6;
  const multiply = (weights: Float64Array) =>
    Float64Array.from(rows, (row) => predict(row, weights, columns));
  const transposed = (residual: Float64Array) => {
    const result = new Float64Array(size);
    for (const [r, row] of rows.entries()) {
      const by = residual[r] ?? 0;
      for (const [i, column] of row.columns.entries())
        result[column] = (result[column] ?? 0) + by * (row.values[i] ?? 0);
      for (const [i, value] of row.dense.entries())
        result[columns + i] = (result[columns + i] ?? 0) + by * value;
      result[size - 1] = (result[size - 1] ?? 0) + by;
    }
    return result;
  };
  return fitRidge({ multiply, transposed, target: Float64Array.from(target), penalty: each });
}

export function predict(row: Row, weights: Float64Array, columns: number): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (const [i, column] of row.columns.entries()) sum += (weights[column] ?? 0) * (row.values[i] ?? 0);
  for (const [i, value] of row.dense.entries()) sum += (weights[columns + i] ?? 0) * value;
  return sum;
}

const FOLDS = 3;
const TRIES: readonly ValencePenalty[] = [2, 4, 8].flatMap((columns) =>
  [1, 5, 20].map((labels) => ({ columns, labels, lexicon: 1 })),
);

/** The penalties with the best correlation on documents that were left out, in three folds. */
export function choosePenalty(
  rows: readonly Row[],
  scored: readonly ScoredText[],
  columns: number,
): { penalty: ValencePenalty; r: number } {
  const sources = [...new Set(scored.map(({ source }) => source))];
  const foldOf = scored.map(({ source }) => sources.indexOf(source) % FOLDS);
  const target = scored.map(({ valence }) => valence);
  let best = { penalty: { columns: 5, labels: 30, lexicon: 1 }, r: -1 };
  for (const penalty of TRIES) {
    const said: number[] = Array.from({ length: rows.length }, () => 0);
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const inside = [...rows.keys()].filter((at) => foldOf[at] !== fold);
      const weights = fitValence(
        inside.flatMap((at) => rows[at] ?? []),
        inside.map((at) => target[at] ?? 0),
        { columns, penalty },
      );
      for (const [at, row] of rows.entries())
        if (foldOf[at] === fold) said[at] = predict(row, weights, columns);
    }
    const r = correlation(said, target);
    if (r > best.r) best = { penalty, r };
  }
  return best;
}

/** The same model with its valence fitted to the training split of EmoBank. */
export function addValence(model: EmotionModel, folder: string, say: (text: string) => void): EmotionModel {
  const scored = readEmoBank(folder).filter(({ split }) => split === 'train');
  const rows = scored.map(({ text }) => valenceRow(text, model));
  const target = scored.map(({ valence }) => valence);
  const columns = model.hashes.length;
  const { penalty, r } = choosePenalty(rows, scored, columns);
  say(
    `valence: r ${r.toFixed(4)} on documents left out, of ${scored.length}, penalties ${JSON.stringify(penalty)}`,
  );
  const weights = fitValence(rows, target, { columns, penalty });
  const byColumn = weights.subarray(0, columns);
  const columnScale = byColumn.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-9) / 127;
  return {
    ...model,
    valence: {
      bias: weights.at(-1) ?? 3,
      columns: Int8Array.from(byColumn, (value) => Math.round(value / columnScale)),
      columnScale,
      rest: Float32Array.from(weights.subarray(columns, -1)),
    },
  };
}
