import type { Verb } from '#workers/kernel/verb.ts';
import { decideArchetype, LEAST_ANSWERS } from './pure/decide-archetype.ts';
import { ALL_ITEMS, ITEMS, type Item, MORE_ITEMS } from './pure/items.ts';
import type { Answers } from './pure/score-answers.ts';
import { answersOf, forgetAnswers, keepAnswers } from './queries.ts';
import type { PatchQuiz, Quiz, Spoken } from './schemas.ts';

/** The quiz as it stands: all items, and of the further ones those that were answered or would help most now. */
function quizOf(answers: Answers, { language }: Spoken): Quiz {
  const decision = decideArchetype(answers, ITEMS);
  const asked = decision.kind === 'undecided' ? decision.ask : [];
  const extra = MORE_ITEMS.filter(({ key }) => answers[key] !== undefined || asked.includes(key));
  const shown = (item: Item, isExtra: boolean) => ({
    key: item.key,
    text: item[language],
    value: answers[item.key] ?? null,
    isExtra,
  });
  return {
    items: [...ITEMS.map((item) => shown(item, false)), ...extra.map((item) => shown(item, true))],
    answered: Object.keys(answers).filter((key) => ALL_ITEMS.has(key)).length,
    needed: LEAST_ANSWERS,
  };
}

export const readQuiz: Verb<Spoken, Quiz> = async ({ ctx, input, deps }) =>
  quizOf(await answersOf(deps.db, ctx.member.id), input);

export const answerQuiz: Verb<PatchQuiz & Spoken, Quiz> = async ({ ctx, input, deps }) => {
  await keepAnswers(deps.db, ctx.member.id, input.answers, ctx.now);
  return readQuiz({ ctx, input, deps });
};

/** The archetype and its history stay; only the answers go. */
export const restartQuiz: Verb<void, void> = async ({ ctx, deps }) => {
  await forgetAnswers(deps.db, ctx.member.id);
};
