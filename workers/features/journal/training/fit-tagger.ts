import { numberOf, probabilities, TAGS, type Tag, type TaggerModel } from '../pure/masking/tagger.ts';
import { BUCKETS, featuresOf, viewsOf } from '../pure/masking/token-features.ts';
import type { Token } from '../pure/masking/tokens.ts';

/** A sentence with the tag that each token should have. */
export interface TaggedSentence {
  tokens: readonly Token[];
  tags: readonly Tag[];
}

/** Multinomial logistic regression by AdaGrad; the two tags before a token are the true ones while it learns. */
export function fitTagger(
  sentences: readonly TaggedSentence[],
  { isCommon, random, epochs }: { isCommon: (word: string) => boolean; random: () => number; epochs: number },
): TaggerModel {
  const weights = new Float32Array(TAGS.length * BUCKETS);
  const squares = new Float32Array(TAGS.length * BUCKETS).fill(1e-6);
  const model: TaggerModel = { weights, scale: 1, isCommon };
  const prepared = sentences.map(({ tokens, tags }) => {
    const views = viewsOf(tokens, isCommon);
    return tokens.map((token, at) => ({
      features: featuresOf(views, at, numberOf(tags[at - 1]), numberOf(tags[at - 2])),
      answer: TAGS.indexOf(tags[at] ?? 'none'),
      isSkipped: token.isPlaceholder,
    }));
  });
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const sentence of shuffled(prepared, random)) {
      for (const { features, answer, isSkipped } of sentence) {
        if (isSkipped) continue;
        const shares = probabilities(features, model);
        for (let tag = 0; tag < TAGS.length; tag += 1) {
          const slope = (shares[tag] ?? 0) - (tag === answer ? 1 : 0);
          if (Math.abs(slope) < 0.003) continue;
          for (const feature of features) {
            const at = tag * BUCKETS + feature;
            const square = (squares[at] ?? 0) + slope * slope;
            squares[at] = square;
            weights[at] = (weights[at] ?? 0) - (0.12 * slope) / Math.sqrt(square) - 1e-6 * (weights[at] ?? 0);
          }
        }
      }
    }
  }
  return model;
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
