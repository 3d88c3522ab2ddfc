import type { EmotionModel } from './emotion-model.ts';
import { pushHashes, readHashes } from './hashes.ts';
import { LEXICON_FIGURES } from './lexicon-figures.ts';

/*
 * The model's file, little-endian: eight uint32 (version, labels, columns, words, four spare), float32s (bias, slope, offset, thresholds, valence's
 * rest, bias and column scale), then of all columns: hashes as varints of their differences, idf (8 bits, 0.05 a step), scale (8 bits, logarithmic),
 * levels (4 bits each), valence (8 bits); then of the lexicon's words: hash differences, scores.
 */
const VERSION = 3;
const IDF_STEP = 0.05;

export const scaleOf = (code: number): number => 2 ** (code / 16 - 12);
export const scaleCode = (scale: number): number =>
  Math.max(0, Math.min(255, Math.round((Math.log2(Math.max(scale, 1e-9)) + 12) * 16)));
export const idfCode = (idf: number): number => Math.max(0, Math.min(255, Math.round(idf / IDF_STEP)));
export const idfOf = (code: number): number => code * IDF_STEP;

export function packModel(model: EmotionModel): Uint8Array {
  const { labels } = model;
  const bytes: number[] = [];
  const head = Uint32Array.from([
    VERSION,
    labels,
    model.hashes.length,
    model.lexicon.hashes.length,
    0,
    0,
    0,
    0,
  ]);
  const floats = Float32Array.from([
    ...model.bias,
    ...model.slope,
    ...model.offset,
    ...model.thresholds,
    ...model.valence.rest,
    model.valence.bias,
    model.valence.columnScale,
  ]);
  for (const byte of new Uint8Array(head.buffer)) bytes.push(byte);
  for (const byte of new Uint8Array(floats.buffer)) bytes.push(byte);
  pushHashes(bytes, model.hashes);
  for (const idf of model.idf) bytes.push(idfCode(idf));
  for (const scale of model.scales) bytes.push(scaleCode(scale));
  for (let at = 0; at < model.levels.length; at += 2) {
    bytes.push(((model.levels[at] ?? 0) + 8) | (((model.levels[at + 1] ?? 0) + 8) << 4));
  }
  for (const value of model.valence.columns) bytes.push(value & 255);
  pushHashes(bytes, model.lexicon.hashes);
  for (const score of model.lexicon.scores) bytes.push(score & 255);
  return Uint8Array.from(bytes);
}

export function unpackModel(bytes: Uint8Array<ArrayBuffer>): EmotionModel {
  const [version = 0, labels = 0, columns = 0, words = 0] = new Uint32Array(bytes.buffer, 0, 8);
  if (version !== VERSION) throw new RangeError(`an emotion model of version ${version}`);
  let at = 32;
  const floats = (count: number): Float32Array => {
    at += count * 4;
    return new Float32Array(bytes.buffer, at - count * 4, count);
  };
  const taken = (count: number): Uint8Array => {
    at += count;
    return bytes.subarray(at - count, at);
  };
  const signed = (count: number): Int8Array => new Int8Array(taken(count));
  const hashed = (count: number): Uint32Array => {
    const read = readHashes(bytes, at, count);
    at = read.end;
    return read.hashes;
  };
  const [bias, slope, offset, thresholds] = [labels, labels, labels, labels].map(floats);
  const rest = floats(labels + LEXICON_FIGURES);
  const [valenceBias = 0, columnScale = 1] = floats(2);
  const hashes = hashed(columns);
  const idf = Float32Array.from(taken(columns), idfOf);
  const scales = Float32Array.from(taken(columns), scaleOf);
  const levels = levelsOf(taken((columns * labels) / 2));
  const valence = { bias: valenceBias, columnScale, rest, columns: signed(columns) };
  const lexicon = { hashes: hashed(words), scores: signed(words) };
  if (!bias || !slope || !offset || !thresholds) throw new RangeError('an emotion model cut short');
  return { labels, hashes, idf, levels, scales, bias, slope, offset, thresholds, valence, lexicon };
}

function levelsOf(packed: Uint8Array): Int8Array {
  const levels = new Int8Array(packed.length * 2);
  for (let at = 0; at < packed.length; at += 1) {
    const byte = packed[at] ?? 0;
    levels[at * 2] = (byte & 15) - 8;
    levels[at * 2 + 1] = (byte >> 4) - 8;
  }
  return levels;
}
