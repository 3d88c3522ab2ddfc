import type { EmotionNet } from './emotion-net.ts';
import { pushHashes, readHashes } from './hashes.ts';
import { LEXICON_FIGURES } from './lexicon-figures.ts';

/*
 * The model's file, little-endian: eight uint32 (version, hidden, labels, columns, words, three spare), float32s (bias, second, slope, offset, thresholds,
 * valence's rest, bias and column scale), then per column: hash as a varint's difference, idf (8 bits, 0.05 a step), scale (8 bits, logarithmic),
 * levels (4 bits each), valence (8 bits); then per word of the lexicon: hash difference, score.
 */
const VERSION = 2;
const IDF_STEP = 0.05;

export const scaleOf = (code: number): number => 2 ** (code / 16 - 12);
export const scaleCode = (scale: number): number =>
  Math.max(0, Math.min(255, Math.round((Math.log2(Math.max(scale, 1e-9)) + 12) * 16)));
export const idfCode = (idf: number): number => Math.max(0, Math.min(255, Math.round(idf / IDF_STEP)));
export const idfOf = (code: number): number => code * IDF_STEP;

export function packNet(net: EmotionNet): Uint8Array {
  const { hidden, labels } = net;
  const bytes: number[] = [];
  const head = Uint32Array.from([
    VERSION,
    hidden,
    labels,
    net.hashes.length,
    net.lexicon.hashes.length,
    0,
    0,
    0,
  ]);
  const floats = Float32Array.from([
    ...net.bias,
    ...net.second,
    ...net.slope,
    ...net.offset,
    ...net.thresholds,
    ...net.valence.rest,
    net.valence.bias,
    net.valence.columnScale,
  ]);
  for (const byte of new Uint8Array(head.buffer)) bytes.push(byte);
  for (const byte of new Uint8Array(floats.buffer)) bytes.push(byte);
  pushHashes(bytes, net.hashes);
  for (const idf of net.idf) bytes.push(idfCode(idf));
  for (const scale of net.scales) bytes.push(scaleCode(scale));
  for (let at = 0; at < net.first.length; at += 2) {
    bytes.push(((net.first[at] ?? 0) + 8) | (((net.first[at + 1] ?? 0) + 8) << 4));
  }
  for (const value of net.valence.columns) bytes.push(value & 255);
  pushHashes(bytes, net.lexicon.hashes);
  for (const score of net.lexicon.scores) bytes.push(score & 255);
  return Uint8Array.from(bytes);
}

export function unpackNet(bytes: Uint8Array<ArrayBuffer>): EmotionNet {
  const [version = 0, hidden = 0, labels = 0, columns = 0, words = 0] = new Uint32Array(bytes.buffer, 0, 8);
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
  const [bias, second, slope, offset, thresholds] = [labels, hidden * labels, labels, labels, labels].map(
    floats,
  );
  const rest = floats(hidden + labels + LEXICON_FIGURES);
  const [valenceBias = 0, columnScale = 1] = floats(2);
  const hashes = hashed(columns);
  const idf = Float32Array.from(taken(columns), idfOf);
  const scales = Float32Array.from(taken(columns), scaleOf);
  const first = levelsOf(taken((columns * hidden) / 2));
  const valence = { bias: valenceBias, columnScale, rest, columns: signed(columns) };
  const lexicon = { hashes: hashed(words), scores: signed(words) };
  if (!bias || !second || !slope || !offset || !thresholds)
    throw new RangeError('an emotion model cut short');
  return {
    hidden,
    labels,
    hashes,
    idf,
    first,
    scales,
    second,
    bias,
    slope,
    offset,
    thresholds,
    valence,
    lexicon,
  };
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
