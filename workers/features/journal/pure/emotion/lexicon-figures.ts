import { hashOf } from './hashes.ts';
import { placesOf } from './places.ts';
import { wordOf } from './text-features.ts';

export const LEXICON_KIND = 9;
export const LEXICON_FIGURES = 9;

const DAMPENED = -0.74;
const BOOSTED = 1.3;
const NEGATION = /^(?:not|no|never|nothing|nobody|hardly|without|cannot|nor|neither|few|.*n['’]t)$/;
const BOOSTERS = new Set(
  'very really so extremely totally absolutely incredibly completely especially deeply truly such most too quite'.split(
    ' ',
  ),
);
const TURNS = new Set(['but', 'however', 'although']);

/** Sorted hashes of words, and the score of each in thirtieths. */
export interface ValenceLexicon {
  hashes: Uint32Array;
  scores: Int8Array;
}

/** VADER's way to bring a sum of scores between -1 and 1. */
const squashed = (sum: number): number => sum / Math.sqrt(sum * sum + 15);

/**
 * How a text's words stand in the VADER lexicon (Hutto and Gilbert 2014, MIT): the best and the worst word, the sum after the last 'but', the last word, how
 * long the text is, the sum, the mean, the shares of good and of bad. A negation up to three words before turns a word round by VADER's factor.
 */
export function lexiconFigures(tokens: readonly string[], { hashes, scores }: ValenceLexicon): number[] {
  const places = placesOf(hashes);
  let [sum, good, bad, best, worst, after, last] = [0, 0, 0, 0, 0, 0, 0];
  let [words, negated, boost] = [0, 0, 1];
  for (const token of tokens) {
    const word = wordOf(token);
    const at = places.find(hashOf(LEXICON_KIND, word));
    words += 1;
    if (at >= 0) {
      const plain = ((scores[at] ?? 0) / 30) * (negated > 0 ? DAMPENED : 1);
      sum += plain;
      if (plain > 0) good += plain;
      else bad -= plain;
      last = plain * boost;
      after += last;
      best = Math.max(best, last);
      worst = Math.min(worst, last);
    }
    boost = BOOSTERS.has(word) ? BOOSTED : 1;
    if (TURNS.has(word)) after = 0;
    negated = NEGATION.test(word) ? 3 : Math.max(0, negated - 1);
  }
  const count = Math.max(1, words);
  return [
    best,
    worst,
    squashed(after),
    last,
    Math.log(1 + words),
    squashed(sum),
    sum / Math.sqrt(count),
    good / count,
    bad / count,
  ];
}
