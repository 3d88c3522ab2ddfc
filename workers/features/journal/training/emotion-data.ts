import { readFileSync } from 'node:fs';
import { textFeatures } from '../pure/emotion/text-features.ts';
import type { SparseRows } from './sparse-rows.ts';

export const OUTPUTS = 28;

export interface EmotionSet {
  texts: string[];
  /** `texts × 28`, 1 where the label was given. */
  targets: Float32Array;
}

export function readGoEmotions(folder: string, file: 'train' | 'dev'): EmotionSet {
  const lines = readFileSync(`${folder}/emotion/goemotions/${file}.tsv`, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const targets = new Float32Array(lines.length * OUTPUTS);
  const texts = lines.map((line, row) => {
    const [text = '', labels = ''] = line.split('\t');
    for (const label of labels.split(',')) targets[row * OUTPUTS + Number(label)] = 1;
    return text.replaceAll('[NAME]', '[name]').replaceAll('[RELIGION]', 'religion');
  });
  return { texts, targets };
}

/** The columns that the model knows: a feature's hash, where it stands, and its weight (inverse document frequency). */
export interface Columns {
  indexOf: Map<number, number>;
  idf: Float32Array;
}

export function chooseColumns(
  features: readonly ReadonlySet<number>[],
  { atLeast, keep }: { atLeast: number; keep?: (hash: number) => boolean },
): Columns {
  const counts = new Map<number, number>();
  for (const row of features) for (const hash of row) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const chosen = [...counts]
    .filter(([hash, count]) => count >= atLeast && (keep?.(hash) ?? true))
    .sort(([a], [b]) => a - b);
  return {
    indexOf: new Map(chosen.map(([hash], at) => [hash, at])),
    idf: Float32Array.from(chosen, ([, count]) => Math.log((1 + features.length) / (1 + count)) + 1),
  };
}

export function sparseRows(features: readonly ReadonlySet<number>[], { indexOf, idf }: Columns): SparseRows {
  const start = new Uint32Array(features.length + 1);
  const [at, value]: [number[], number[]] = [[], []];
  for (const [row, hashes] of features.entries()) {
    let square = 0;
    for (const hash of hashes) {
      const column = indexOf.get(hash);
      if (column === undefined) continue;
      at.push(column);
      value.push(idf[column] ?? 0);
      square += (idf[column] ?? 0) ** 2;
    }
    for (let i = start[row] ?? 0; i < at.length; i += 1) value[i] = (value[i] ?? 0) / Math.sqrt(square);
    start[row + 1] = at.length;
  }
  return { start, at: Uint32Array.from(at), value: Float32Array.from(value), rows: features.length };
}

export const featuresOfAll = (texts: readonly string[]): Set<number>[] => texts.map(textFeatures);
