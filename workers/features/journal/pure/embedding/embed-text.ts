import { bytesFromBase64 } from '../base64.ts';
import { EMBEDDING_WEIGHTS } from './embedding-weights.gen.ts';
import { unpackVectors } from './pack-vectors.ts';
import { addPieces, addTerm, type WordVectors } from './word-vectors.ts';
import { termsOf } from './words.ts';

/** How long a text's vector is. */
export const EMBEDDING_DIMENSIONS = 128;

/** Changes whenever vectors of the old model and of the new one may not be compared. */
export const EMBEDDING_MODEL = 'dayloom-words-1';

/** Pairs and negated words are known of few things, and say more of those than their parts do. */
const PHRASE_FACTOR = 1.5;

let loaded: WordVectors | undefined;

function model(): WordVectors {
  loaded ??= unpackVectors(bytesFromBase64(EMBEDDING_WEIGHTS));
  return loaded;
}

/**
 * The direction of a text's meaning, of length 1: the weighted mean of its words' vectors without what all texts share (Arora and others 2017). All
 * zeros for a text in which nothing is known. Trained by `training/train-embedding.ts`; in English, with the commonest German words of a journal.
 */
export function embedText(text: string, vectors: WordVectors = model()): Float32Array<ArrayBuffer> {
  const sum = rawSum(text, vectors);
  const { common } = vectors;
  let along = 0;
  for (let k = 0; k < sum.length; k += 1) along += (sum[k] ?? 0) * (common[k] ?? 0);
  let square = 0;
  for (let k = 0; k < sum.length; k += 1) {
    const value = (sum[k] ?? 0) - along * (common[k] ?? 0);
    sum[k] = value;
    square += value * value;
  }
  if (square < 1e-12) return new Float32Array(vectors.dimensions);
  const by = 1 / Math.sqrt(square);
  for (let k = 0; k < sum.length; k += 1) sum[k] = (sum[k] ?? 0) * by;
  return sum;
}

/** Before the common part is taken out. */
export function rawSum(text: string, vectors: WordVectors): Float32Array<ArrayBuffer> {
  const sum = new Float32Array(vectors.dimensions);
  const { words, pairs, negated } = termsOf(text);
  for (const word of words) if (!addTerm(sum, word, vectors)) addPieces(sum, word, vectors);
  for (const phrase of [...pairs, ...negated]) addTerm(sum, phrase, vectors, PHRASE_FACTOR);
  return sum;
}
