import { expect, it } from 'vitest';
import type { EmotionNet } from './emotion-net.ts';
import { idfCode, idfOf, packNet, scaleCode, scaleOf, unpackNet } from './pack.ts';

it('reads the file that it wrote', () => {
  const net: EmotionNet = {
    hidden: 2,
    labels: 3,
    hashes: Uint32Array.from([5, 300, 4_000_000_000]),
    idf: Float32Array.from([1, 2.5, 7], (idf) => idfOf(idfCode(idf))),
    first: Int8Array.from([-8, 7, 0, 1, -1, 3]),
    scales: Float32Array.from([0.01, 0.2, 1], (scale) => scaleOf(scaleCode(scale))),
    second: Float32Array.from([1, 2, 3, 4, 5, 6]),
    bias: Float32Array.from([-1, 0, 1]),
    slope: Float32Array.from([1, 1.5, 2]),
    offset: Float32Array.from([0, -0.5, 0.25]),
    thresholds: Float32Array.from([0.25, 0.5, 0.75]),
    valence: {
      bias: 3,
      columns: Int8Array.from([-127, 0, 127]),
      columnScale: 0.5,
      rest: new Float32Array(14).fill(0.125),
    },
    lexicon: { hashes: Uint32Array.from([1, 2]), scores: Int8Array.from([-60, 60]) },
  };
  expect(unpackNet(Uint8Array.from(packNet(net)))).toEqual(net);
});

it('refuses a file of another version', () => {
  expect(() => unpackNet(new Uint8Array(64))).toThrow(RangeError);
});
