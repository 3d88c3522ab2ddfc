import { ARCHETYPES } from './catalogue/archetypes.ts';
import type { Archetype } from './catalogue/types.ts';
import { ALL_ITEMS, type Item } from './items.ts';
import { type Answers, scoreAnswers, type TraitScore } from './score-answers.ts';
import { normalDraws } from './seeded-normal.ts';
import { type PerTrait, reliability, TRAITS, type Trait } from './traits.ts';

/** A change in the rules gets a number: an assignment says by which it was made. */
export const RULES_VERSION = 2;

/** How far an archetype's people lie from its middle, in standard scores. */
const SPREAD = 0.75;
/** Below this share of retests that would say the same, it is too close to call. */
export const DECIDED_FROM = 0.3;
/** With fewer answers than this nothing is said at all. */
export const LEAST_ANSWERS = 24;

export interface Candidate {
  id: string;
  probability: number;
}

export type Decision =
  | { kind: 'unfinished'; missing: readonly string[] }
  | {
      kind: 'decided' | 'undecided';
      candidates: readonly Candidate[];
      /** How often the same person, asked again, would come out the same. */
      confidence: number;
      scores: PerTrait<TraitScore>;
      /** Items that would help most, by key; empty when decided. */
      ask: readonly string[];
    };

/**
 * Bayes over archetypes: each is a normal cloud of people around its profile, seen through the quiz's error of measurement.
 * All are as likely before. Gives them from the likeliest on.
 */
export function posterior(scores: PerTrait<TraitScore>): Candidate[] {
  const logs = ARCHETYPES.map((archetype) => logLikelihood(archetype, scores));
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return ARCHETYPES.map(({ id }, index) => ({ id, probability: (weights[index] ?? 0) / total })).sort(
    (a, b) => b.probability - a.probability,
  );
}

function logLikelihood(archetype: Archetype, scores: PerTrait<TraitScore>): number {
  return TRAITS.reduce((sum, trait) => {
    const { score, error } = scores[trait];
    const variance = SPREAD ** 2 + error ** 2;
    return sum - (score - archetype.profile[trait]) ** 2 / (2 * variance) - Math.log(variance) / 2;
  }, 0);
}

const DRAWS = normalDraws(400 * TRAITS.length);

/**
 * The share of retests that would give the same archetype. A second score of the same person, given the first, is normal
 * around reliability × score with variance 1 − reliability² (classical test theory, Lord and Novick 1968). The draws are
 * fixed, so that the same answers always get the same confidence.
 */
export function retestAgreement(scores: PerTrait<TraitScore>, first: string): number {
  let same = 0;
  const rounds = DRAWS.length / TRAITS.length;
  for (let round = 0; round < rounds; round++) {
    const again = Object.fromEntries(
      TRAITS.map((trait, index) => {
        const { score, error, answered } = scores[trait];
        const alpha = reliability(trait, answered);
        const draw = DRAWS[round * TRAITS.length + index] ?? 0;
        return [trait, { score: alpha * score + Math.sqrt(1 - alpha ** 2) * draw, error, answered }];
      }),
    ) as PerTrait<TraitScore>;
    if (posterior(again)[0]?.id === first) same += 1;
  }
  return same / rounds;
}

/** From answers to an archetype, or to what to ask next. */
export function decideArchetype(answers: Answers, quiz: readonly Item[]): Decision {
  const missing = quiz.filter(({ key }) => answers[key] === undefined).map(({ key }) => key);
  if (quiz.length - missing.length < LEAST_ANSWERS) return { kind: 'unfinished', missing };
  const scores = scoreAnswers(answers);
  const candidates = posterior(scores);
  const [first, second] = candidates;
  if (first === undefined || second === undefined)
    throw new Error('the catalogue has fewer than two archetypes');
  const confidence = retestAgreement(scores, first.id);
  const isDecided = confidence >= DECIDED_FROM;
  return {
    kind: isDecided ? 'decided' : 'undecided',
    candidates,
    confidence,
    scores,
    ask: isDecided ? [] : mostHelpful(answers, scores, first.id, second.id),
  };
}

const ASK_AT_MOST = 4;

/** Unanswered items of the traits that part the two likeliest most, for how uncertain they still are. */
function mostHelpful(
  answers: Answers,
  scores: PerTrait<TraitScore>,
  first: string,
  second: string,
): string[] {
  const profiles = [first, second].map((id) => ARCHETYPES.find((one) => one.id === id)?.profile);
  const worth = (trait: Trait) =>
    ((profiles[0]?.[trait] ?? 0) - (profiles[1]?.[trait] ?? 0)) ** 2 * scores[trait].error ** 2;
  return [...ALL_ITEMS.values()]
    .filter(({ key }) => answers[key] === undefined)
    .map(({ key, trait }) => ({ key, value: worth(trait) }))
    .sort((a, b) => b.value - a.value)
    .slice(0, ASK_AT_MOST)
    .map(({ key }) => key);
}
