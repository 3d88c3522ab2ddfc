import { hashOf, indexOf } from '../emotion/hashes.ts';

/** Vectors of words and of pieces of words, as small integers with a scale each. */
export interface WordVectors {
  dimensions: number;
  /** Sorted hashes of terms. */
  terms: Uint32Array;
  /** How much a term counts in a text, in 255ths: rare ones more (Arora and others 2017). */
  weights: Uint8Array;
  vectors: Int8Array;
  /** Of each bucket of letter pieces, for words that are in no vocabulary. */
  pieces: Int8Array;
  /** What nearly all texts have in common, of length 1, taken out of each. */
  common: Float32Array;
}

export const TERM_KIND = 20;
const PIECE_KIND = 21;
export const PIECE_BUCKETS = 4096;
/** A word that is not known counts as much as a rare one that is half understood. */
const UNKNOWN_WEIGHT = 0.35;

export const termHash = (term: string): number => hashOf(TERM_KIND, term);

/** The buckets of a word's pieces of three to five letters. */
export function pieceBuckets(word: string): number[] {
  const padded = `<${word}>`;
  const buckets: number[] = [];
  for (let from = 0; from < padded.length; from += 1) {
    for (let length = 3; length <= 5 && from + length <= padded.length; length += 1) {
      buckets.push(hashOf(PIECE_KIND, padded.slice(from, from + length)) % PIECE_BUCKETS);
    }
  }
  return buckets;
}

/** Adds a term's vector to `sum`, weighted; false where it is not known. */
export function addTerm(
  sum: Float32Array,
  term: string,
  { terms, weights, vectors, dimensions }: WordVectors,
  factor = 1,
): boolean {
  const at = indexOf(terms, termHash(term));
  if (at < 0) return false;
  const by = (factor * (weights[at] ?? 0)) / 255 / 127;
  for (let k = 0; k < dimensions; k += 1) sum[k] = (sum[k] ?? 0) + by * (vectors[at * dimensions + k] ?? 0);
  return true;
}

/** Adds what a word's pieces say of it. */
export function addPieces(sum: Float32Array, word: string, { pieces, dimensions }: WordVectors): void {
  const buckets = pieceBuckets(word);
  const by = UNKNOWN_WEIGHT / 127 / Math.max(1, buckets.length);
  for (const bucket of buckets) {
    for (let k = 0; k < dimensions; k += 1)
      sum[k] = (sum[k] ?? 0) + by * (pieces[bucket * dimensions + k] ?? 0);
  }
}
