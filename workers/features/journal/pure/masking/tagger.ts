import { BUCKETS, featuresOf, viewsOf } from './token-features.ts';
import type { Token } from './tokens.ts';

export const TAGS = ['none', 'name', 'address', 'place', 'organisation'] as const;
export type Tag = (typeof TAGS)[number];

/** A linear model over hashed features: `weights` holds `TAGS.length` rows of `BUCKETS`; `scale` turns them into logits. */
export interface TaggerModel {
  weights: Int8Array | Float32Array;
  scale: number;
  isCommon: (word: string) => boolean;
  /** As `NONE_BELOW`, unless an evaluation tries others. */
  noneBelow?: number;
}

/** A token is tagged as soon as 'none' is less likely than this: a name that stays does more harm than a word that goes. */
export const NONE_BELOW = 0.88;

/** The likeliest tag of each token, left to right, each knowing the two before it. */
export function tagTokens(tokens: readonly Token[], model: TaggerModel): Tag[] {
  const { noneBelow = NONE_BELOW } = model;
  const views = viewsOf(tokens, model.isCommon);
  const tags: Tag[] = [];
  let [one, two] = [0, 0];
  for (const [at, token] of tokens.entries()) {
    const tag: Tag = token.isPlaceholder
      ? 'none'
      : choose(probabilities(featuresOf(views, at, one, two), model), noneBelow);
    tags.push(tag);
    [one, two] = [numberOf(tag), one];
  }
  return tags;
}

/** Tags as features know them; 0 stands for what is before the text. */
export const numberOf = (tag: Tag | undefined): number => (tag === undefined ? 0 : TAGS.indexOf(tag) + 1);

export function probabilities(features: readonly number[], { weights, scale }: TaggerModel): number[] {
  const powers = TAGS.map((_, tag) => {
    let sum = 0;
    for (const feature of features) sum += weights[tag * BUCKETS + feature] ?? 0;
    return sum * scale;
  });
  const most = Math.max(...powers);
  let total = 0;
  for (const [tag, logit] of powers.entries()) {
    const power = Math.exp(logit - most);
    powers[tag] = power;
    total += power;
  }
  return powers.map((power) => power / total);
}

function choose(shares: readonly number[], noneBelow: number): Tag {
  if ((shares[0] ?? 0) >= noneBelow) return 'none';
  let best = 1;
  for (let tag = 2; tag < TAGS.length; tag += 1) if ((shares[tag] ?? 0) > (shares[best] ?? 0)) best = tag;
  return TAGS[best] ?? 'none';
}
