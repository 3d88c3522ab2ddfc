import { readFileSync } from 'node:fs';
import { type EmotionNet, forward, LEXICON_KIND, lexiconFigures } from '../pure/emotion/emotion-net.ts';
import { hashOf } from '../pure/emotion/hashes.ts';
import { correlation, fitRidge } from './fit-ridge.ts';

export interface ScoredText {
  text: string;
  valence: number;
  split: string;
}

/** EmoBank: quoted CSV of id, split, V, A, D, text. */
export function readEmoBank(folder: string): ScoredText[] {
  const lines = readFileSync(`${folder}/emotion/emobank/emobank.csv`, 'utf8').split(/\r?\n/);
  return lines.slice(1).flatMap((line) => {
    const match = /^([^,]*),(\w*),([\d.]+),[\d.]+,[\d.]+,(.*)$/.exec(line);
    if (match === null) return [];
    const text = (match[4] ?? '').replace(/^"(.*)"$/, '$1').replaceAll('""', '"');
    return [{ text, valence: Number(match[3]), split: match[2] ?? '' }];
  });
}

/** VADER's single tokens and their mean score, in thirtieths. */
export function readLexicon(folder: string): EmotionNet['lexicon'] {
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

export function valenceRow(text: string, net: EmotionNet): Row {
  const { logits, state, columns, norm } = forward(text, net);
  return {
    columns,
    values: columns.map((column) => (net.idf[column] ?? 0) * norm),
    dense: [...state, ...logits, ...lexiconFigures(text, net.lexicon)],
  };
}

export interface ValencePenalty {
  columns: number;
  net: number;
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
  each.fill(penalty.net, columns, size - 1);
  each.fill(penalty.lexicon, size - 5, size - 1);
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

/** The penalties with the best correlation in four folds of these texts. */
export function choosePenalty(
  rows: readonly Row[],
  target: readonly number[],
  columns: number,
): { penalty: ValencePenalty; r: number } {
  const tries = [2, 5, 12].flatMap((byColumns) =>
    [3, 10, 30].flatMap((net) => [1].map((lexicon) => ({ columns: byColumns, net, lexicon }))),
  );
  let best = { penalty: tries[0] ?? { columns: 4, net: 10, lexicon: 1 }, r: -1 };
  for (const penalty of tries) {
    const said: number[] = Array.from({ length: rows.length }, () => 0);
    for (let fold = 0; fold < 4; fold += 1) {
      const inside = rows.map((_, at) => at).filter((at) => at % 4 !== fold);
      const weights = fitValence(
        inside.flatMap((at) => rows[at] ?? []),
        inside.map((at) => target[at] ?? 0),
        { columns, penalty },
      );
      for (const [at, row] of rows.entries()) if (at % 4 === fold) said[at] = predict(row, weights, columns);
    }
    const r = correlation(said, target);
    if (r > best.r) best = { penalty, r };
  }
  return best;
}

/** The same net with its valence fitted to the training split of EmoBank. */
export function addValence(net: EmotionNet, folder: string, say: (text: string) => void): EmotionNet {
  const scored = readEmoBank(folder).filter(({ split }) => split === 'train');
  const rows = scored.map(({ text }) => valenceRow(text, net));
  const target = scored.map(({ valence }) => valence);
  const columns = net.hashes.length;
  const { penalty, r } = choosePenalty(rows, target, columns);
  say(`valence: r ${r.toFixed(4)} in four folds of ${scored.length}, penalties ${JSON.stringify(penalty)}`);
  const weights = fitValence(rows, target, { columns, penalty });
  const byColumn = weights.subarray(0, columns);
  const columnScale = byColumn.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-9) / 127;
  return {
    ...net,
    valence: {
      bias: weights.at(-1) ?? 3,
      columns: Int8Array.from(byColumn, (value) => Math.round(value / columnScale)),
      columnScale,
      rest: Float32Array.from(weights.subarray(columns, -1)),
    },
  };
}
