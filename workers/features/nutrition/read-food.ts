import { AppError } from '#workers/kernel/errors.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { customFoodById, foodById } from './food-queries.ts';
import { customIdOf } from './food-ref.ts';
import type { Food } from './schemas.ts';
import { shapeCustomSummary, shapeSummary } from './shape-food.ts';

/** A food of the table, or the member's own; undefined when there is none, or it is somebody else's. */
export const getFood: Verb<{ id: string }, Food | undefined> = async ({ ctx, input, deps }) => {
  const customId = customIdOf(input.id);
  const row =
    customId === null
      ? await foodById(deps.db, ctx.member.id, input.id)
      : await customFoodById(deps.db, ctx.member.id, customId);
  if (row === undefined) return undefined;
  const summary = 'memberId' in row ? shapeCustomSummary(row) : shapeSummary(row);
  return { ...summary, nutrientsPer100g: row.nutrients, portions: row.portions };
};

/** Foods in the order of their ids; ids that name nothing are left out. */
export const getFoods: Verb<{ ids: readonly string[] }, Food[]> = async ({ ctx, input, deps }) => {
  const found = await Promise.all(input.ids.map((id) => getFood({ ctx, deps, input: { id } })));
  return found.flatMap((food) => food ?? []);
};

export const readFood: Verb<{ id: string }, Food> = async (call) => {
  const food = await getFood(call);
  if (food === undefined) throw new AppError('DAY-FOOD-1003');
  return food;
};
