import { pushHashes, readHashes } from '../emotion/hashes.ts';
import { PIECE_BUCKETS, type WordVectors } from './word-vectors.ts';

/* The file, little-endian: uint32 version, dimensions, terms, spare; float32 common; then hash differences, weights, vectors, pieces. */
const VERSION = 1;

export function packVectors({
  dimensions,
  terms,
  weights,
  vectors,
  pieces,
  common,
}: WordVectors): Uint8Array {
  const bytes: number[] = [];
  const head = Uint32Array.from([VERSION, dimensions, terms.length, 0]);
  for (const part of [new Uint8Array(head.buffer), new Uint8Array(Float32Array.from(common).buffer)]) {
    for (const byte of part) bytes.push(byte);
  }
  pushHashes(bytes, terms);
  for (const part of [weights, vectors, pieces]) for (const value of part) bytes.push(value & 255);
  return Uint8Array.from(bytes);
}

export function unpackVectors(bytes: Uint8Array<ArrayBuffer>): WordVectors {
  const [version = 0, dimensions = 0, count = 0] = new Uint32Array(bytes.buffer, 0, 4);
  if (version !== VERSION) throw new RangeError(`word vectors of version ${version}`);
  const common = new Float32Array(bytes.buffer, 16, dimensions);
  const { hashes, end } = readHashes(bytes, 16 + dimensions * 4, count);
  const vectorsAt = end + count;
  const piecesAt = vectorsAt + count * dimensions;
  return {
    dimensions,
    terms: hashes,
    weights: bytes.subarray(end, vectorsAt),
    vectors: new Int8Array(bytes.buffer, vectorsAt, count * dimensions),
    pieces: new Int8Array(bytes.buffer, piecesAt, PIECE_BUCKETS * dimensions),
    common,
  };
}
