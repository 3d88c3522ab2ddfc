import { BUCKETS, featuresOf, viewOf } from './token-features.ts';
import type { Token } from './tokens.ts';

export const TAGS = ['none', 'name', 'address', 'place', 'organisation'] as const;
export type Tag = (typeof TAGS)[number];

/** A linear model over hashed features: `weights` holds `TAGS.length` rows of `BUCKETS`; `scale` turns them into logits. */
export interface TaggerModel {
  weights: Int8Array | Float32Array;
  scale: number;
  isCommon: (word: string) => boolean;
}

/** A token is tagged as soon as 'none' is less likely than this: a name that stays does more harm than a word that goes. */
export const NONE_BELOW = 0.85;

/** The likeliest tag of each token, left to right, each knowing the two before it. */
export function tagTokens(tokens: readonly Token[], model: TaggerModel, noneBelow = NONE_BELOW): Tag[] {
  const views = tokens.map((token) => viewOf(token, model.isCommon));
  const tags: Tag[] = [];
  for (const [at, token] of tokens.entries()) {
    const labels = { one: tags[at - 1] ?? '', two: tags[at - 2] ?? '' };
    tags.push(
      token.isPlaceholder ? 'none' : choose(probabilities(featuresOf(views, at, labels), model), noneBelow),
    );
  }
  return tags;
}

export function probabilities(features: readonly number[], { weights, scale }: TaggerModel): number[] {
  const logits = TAGS.map((_, tag) => {
    let sum = 0;
    for (const feature of features) sum += weights[tag * BUCKETS + feature] ?? 0;
    return sum * scale;
  });
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function choose(shares: readonly number[], noneBelow: number): Tag {
  if ((shares[0] ?? 0) >= noneBelow) return 'none';
  let best = 1;
  for (let tag = 2; tag < TAGS.length; tag += 1) if ((shares[tag] ?? 0) > (shares[best] ?? 0)) best = tag;
  return TAGS[best] ?? 'none';
}
