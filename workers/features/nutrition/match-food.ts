import type { Verb } from '#workers/kernel/verb.ts';
import { SURE } from './pure/match-decision.ts';
import { getFood } from './read-food.ts';
import type { Food } from './schemas.ts';
import { findFoods, matchScoreOf } from './search-foods.ts';

export interface Alternative {
  id: string;
  name: string;
}

/** 'unsure': the person is asked, with the alternatives at hand. */
export type FoodMatch =
  | { kind: 'match'; food: Food; score: number; alternatives: Alternative[] }
  | { kind: 'unsure'; alternatives: Alternative[] };

const ALTERNATIVES = 5;

/** The food that a detector's label or a model's words mean. */
export const matchFood: Verb<{ name: string; locale?: string | undefined }, FoodMatch> = async ({
  ctx,
  input,
  deps,
}) => {
  const { name: query, locale } = input;
  const found = await findFoods({ db: deps.db, memberId: ctx.member.id, query, locale });
  const [best] = found;
  const listed = found
    .slice(0, ALTERNATIVES + 1)
    .map(({ summary }) => ({ id: summary.id, name: summary.name }));
  const score = best === undefined ? 0 : matchScoreOf(best);
  if (best === undefined || score < SURE)
    return { kind: 'unsure', alternatives: listed.slice(0, ALTERNATIVES) };
  const food = await getFood({ ctx, deps, input: { id: best.summary.id } });
  if (food === undefined) return { kind: 'unsure', alternatives: listed.slice(1) };
  return { kind: 'match', food, score, alternatives: listed.slice(1) };
};
