import { bytesFromBase64 } from '../base64.ts';
import { COMMON_WORDS, TAGGER_SCALE, TAGGER_WEIGHTS } from './masker-weights.gen.ts';
import type { TaggerModel } from './tagger.ts';
import { bloomOf } from './word-bloom.ts';

let loaded: TaggerModel | undefined;

/** The trained tagger (`training/train-masker.ts`), read when it is first needed. */
export function maskerModel(): TaggerModel {
  loaded ??= {
    weights: new Int8Array(bytesFromBase64(TAGGER_WEIGHTS).buffer),
    scale: TAGGER_SCALE,
    isCommon: bloomOf(bytesFromBase64(COMMON_WORDS)),
  };
  return loaded;
}
