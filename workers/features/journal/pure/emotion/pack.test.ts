import { expect, it } from 'vitest';
import type { EmotionModel } from './emotion-model.ts';
import { idfCode, idfOf, packModel, scaleCode, scaleOf, unpackModel } from './pack.ts';

it('reads the file that it wrote', () => {
  const model: EmotionModel = {
    labels: 2,
    hashes: Uint32Array.from([5, 300, 4_000_000_000]),
    idf: Float32Array.from([1, 2.5, 7], (idf) => idfOf(idfCode(idf))),
    levels: Int8Array.from([-8, 7, 0, 1, -1, 3]),
    scales: Float32Array.from([0.01, 0.2, 1], (scale) => scaleOf(scaleCode(scale))),
    bias: Float32Array.from([-1, 1]),
    slope: Float32Array.from([1, 1.5]),
    offset: Float32Array.from([0, -0.5]),
    thresholds: Float32Array.from([0.25, 0.5]),
    valence: {
      bias: 3,
      columns: Int8Array.from([-127, 0, 127]),
      columnScale: 0.5,
      rest: new Float32Array(11).fill(0.125),
    },
    lexicon: { hashes: Uint32Array.from([1, 2]), scores: Int8Array.from([-60, 60]) },
  };
  expect(unpackModel(Uint8Array.from(packModel(model)))).toEqual(model);
});

it('refuses a file of another version', () => {
  expect(() => unpackModel(new Uint8Array(64))).toThrow(RangeError);
});
