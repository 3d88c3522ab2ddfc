import type { AiPrice } from '#workers/kernel/ai-prices.ts';
import type { Figures } from '#workers/kernel/figures/figures.ts';
import type { MealModel } from '#workers/kernel/ports.ts';

export interface ModelUse {
  model: string;
  inputTokens: number;
  outputTokens: number;
}

/** Counts calls and tokens of outside models, and what they cost where a price is configured. */
export function modelSpending(
  figures: Pick<Figures, 'add'>,
  prices: ReadonlyMap<string, AiPrice>,
): (use: ModelUse) => void {
  return ({ model, inputTokens, outputTokens }) => {
    figures.add('dayloom_ai_calls_total', { model });
    figures.add('dayloom_ai_tokens_total', { model, direction: 'in' }, inputTokens);
    figures.add('dayloom_ai_tokens_total', { model, direction: 'out' }, outputTokens);
    const price = prices.get(model);
    if (price === undefined) figures.add('dayloom_ai_unpriced_calls_total', { model });
    else {
      const usd = (inputTokens * price.inputUsd + outputTokens * price.outputUsd) / 1_000_000;
      figures.add('dayloom_ai_cost_usd_total', { model }, usd);
    }
  };
}

/** The same model, whose answers are counted. */
export function countedMealModel(model: MealModel, spend: (use: ModelUse) => void): MealModel {
  return {
    name: model.name,
    async describe(input) {
      const answer = await model.describe(input);
      if (answer.ok) spend({ model: answer.description.model, ...answer.description.usage });
      return answer;
    },
  };
}
