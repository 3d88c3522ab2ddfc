import type { MealModel } from '#workers/kernel/ports.ts';
import type { StructuredModel } from './structured-question.ts';

/** The same model while the switch is on. While it is off nothing is asked, and the answer is what a refusal is. */
export function switchedMealModel(model: MealModel, isOn: () => boolean): MealModel {
  return {
    name: model.name,
    describe: async (input) => (isOn() ? model.describe(input) : { ok: false, reason: 'refused' }),
  };
}

export function switchedModel(model: StructuredModel, isOn: () => boolean): StructuredModel {
  return {
    name: model.name,
    ask: async (question) => (isOn() ? model.ask(question) : { ok: false, reason: 'refused' }),
  };
}
