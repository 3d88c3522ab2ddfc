import { AppError } from '#workers/kernel/errors.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { customFoodById, foodById } from './food-queries.ts';
import { customIdOf } from './food-ref.ts';
import type { Food } from './schemas.ts';
import { shapeCustomSummary, shapeSummary } from './shape-food.ts';

const CACHED_S = 7 * 24 * 3600;

/** A food of the table, or the member's own; undefined when there is none, or it is somebody else's. */
export const getFood: Verb<{ id: string }, Food | undefined> = async (call) => {
  const { ctx, input, deps } = call;
  const customId = customIdOf(input.id);
  if (customId === null) return tableFood(call);
  const row = await customFoodById(deps.db, ctx.member.id, customId);
  if (row === undefined) return undefined;
  return { ...shapeCustomSummary(row), nutrientsPer100g: row.nutrients, portions: row.portions };
};

/** From the cache for seven days: the table is the same for everybody, and hardly ever changes. */
const tableFood: Verb<{ id: string }, Food | undefined> = async ({ ctx, input, deps }) => {
  const key = `food:${input.id}`;
  const known = await deps.cache.get<Food>(key);
  if (known !== null) return known;
  const row = await foodById(deps.db, ctx.member.id, input.id);
  if (row === undefined) return undefined;
  const food = { ...shapeSummary(row), nutrientsPer100g: row.nutrients, portions: row.portions };
  deps.later(deps.cache.set(key, food, CACHED_S));
  return food;
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
