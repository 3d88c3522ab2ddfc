/** `node workers/features/journal/training/train-masker.ts <data folder>`: writes `pure/masking/masker-weights.gen.ts`, in about a minute. */
import { writeFileSync } from 'node:fs';
import { seeded } from '#workers/kernel/seeded.ts';
import { LEXICON } from '../pure/masking/lexicon.ts';
import type { TaggerModel } from '../pure/masking/tagger.ts';
import { tokensOf } from '../pure/masking/tokens.ts';
import { bloomBits, bloomOf } from '../pure/masking/word-bloom.ts';
import { fitTagger } from './fit-tagger.ts';
import {
  commonWords,
  makeSentences,
  type PiiSentence,
  readPii,
  readPosts,
  taggedPii,
  writtenTexts,
} from './masker-data.ts';

const BLOOM_BYTES = 16_384;
const POSTS = 6000;

/** A tagger from these sentences, and from posts and sentences of our own with names filled in. */
export function trainMasker({
  pii,
  posts,
  texts,
  seed = 4,
}: {
  pii: readonly PiiSentence[];
  posts: readonly string[];
  /** What tells how words are written. */
  texts: readonly string[];
  seed?: number;
}): { model: TaggerModel; bits: Uint8Array } {
  const random = seeded(seed);
  const bits = bloomBits(commonWords(texts), BLOOM_BYTES);
  const isCommon = bloomOf(bits);
  const clear = posts.filter((post) => !hasUnclearCapital(post, isCommon));
  const named = clear.filter((post) => post.includes('[NAME]')).slice(0, POSTS / 2);
  const others = clear.filter((post) => !post.includes('[NAME]')).slice(0, POSTS / 2);
  const made = makeSentences({ posts: [...named, ...others], pii, random, rounds: 12 });
  const real = pii.map(taggedPii);
  const model = fitTagger([...real, ...real, ...made], { isCommon, random, epochs: 5 });
  return { model: quantised(model), bits };
}

/** Posts hold names of films, firms and people that nobody marked: those would teach that a rare word with a capital is no name. */
function hasUnclearCapital(post: string, isCommon: (word: string) => boolean): boolean {
  return tokensOf(post).some(
    ({ text, lower }, at) =>
      at > 0 && /^\p{Lu}\p{Ll}/u.test(text) && !isCommon(lower) && !LEXICON.calendar.has(lower),
  );
}

function quantised({ weights, isCommon }: TaggerModel): TaggerModel {
  const most = Array.from(weights).reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
  const scale = Math.min(most, 4) / 127;
  return {
    weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale,
    isCommon,
  };
}

if (process.argv[1]?.endsWith('train-masker.ts')) {
  const folder = process.argv[2] ?? process.env.DATA_DIR;
  if (folder === undefined) throw new Error('name the data folder: its pii/, emotion/ and recipes/ are read');
  const { model, bits } = trainMasker({
    pii: readPii(folder),
    posts: readPosts(folder),
    texts: writtenTexts(folder),
  });
  const text = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(bytes as Uint8Array).toString('base64');
  writeFileSync(
    `${import.meta.dirname}/../pure/masking/masker-weights.gen.ts`,
    `/** Made by training/train-masker.ts. */
export const TAGGER_SCALE = ${model.scale};
export const TAGGER_WEIGHTS: string = '${text(new Uint8Array(model.weights.buffer))}';
export const COMMON_WORDS: string = '${text(bits)}';
`,
  );
}
