import { uniqueViolation } from '#db/client.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { newId } from '#workers/kernel/ids.ts';
import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import {
  type CustomFoodRow,
  customFoodById,
  customFoodByRequest,
  customFoodPageRows,
  insertCustomFood,
  restoreCustomFoodRow,
  updateCustomFood,
} from './food-queries.ts';
import { customFoodRef } from './food-ref.ts';
import { stemsOf } from './pure/food-words.ts';
import type { CustomFood, NewCustomFood, PatchCustomFood } from './schemas.ts';

function shape(row: CustomFoodRow): CustomFood {
  return {
    id: row.id,
    foodId: customFoodRef(row.id),
    name: row.name,
    brand: row.brand,
    nutrientsPer100g: row.nutrients,
    portions: row.portions,
    createdAt: row.createdAt.toISOString(),
  };
}

function searchWordsOf(name: string, brand: string | null): string {
  return stemsOf(brand === null ? name : `${name} ${brand}`).join(' ');
}

export const addCustomFood: Verb<NewCustomFood & { requestKey: string | null }, CustomFood> = async ({
  ctx,
  input,
  deps,
}) => {
  const brand = input.brand ?? null;
  try {
    const row = await insertCustomFood(deps.db, ctx.member.id, {
      id: newId<'custom-food'>(),
      name: input.name,
      brand,
      nutrients: input.nutrientsPer100g,
      portions: input.portions,
      searchWords: searchWordsOf(input.name, brand),
      requestKey: input.requestKey,
    });
    if (row === undefined) throw new Error('the food was not stored');
    return shape(row);
  } catch (error) {
    const first =
      input.requestKey !== null && uniqueViolation(error) !== null
        ? await customFoodByRequest(deps.db, ctx.member.id, input.requestKey)
        : undefined;
    if (first === undefined) throw error;
    return shape(first);
  }
};

export const listCustomFoods: Verb<
  { page: number; perPage: number },
  { foods: CustomFood[]; meta: PageMeta }
> = async ({ ctx, input, deps }) => {
  const offset = (input.page - 1) * input.perPage;
  const { rows, total } = await customFoodPageRows(deps.db, ctx.member.id, input.perPage, offset);
  return { foods: rows.map(shape), meta: pageMeta(input, total) };
};

/** Meals that were eaten before keep the figures they had. */
export const changeCustomFood: Verb<{ id: string; change: PatchCustomFood }, CustomFood> = async ({
  ctx,
  input,
  deps,
}) => {
  const row = await customFoodById(deps.db, ctx.member.id, input.id);
  if (row === undefined) throw new AppError('DAY-FOOD-1003');
  const {
    name = row.name,
    brand = row.brand,
    nutrientsPer100g = row.nutrients,
    portions = row.portions,
  } = input.change;
  const changed = await updateCustomFood(deps.db, ctx.member.id, input.id, {
    name,
    brand,
    nutrients: nutrientsPer100g,
    portions,
    searchWords: searchWordsOf(name, brand),
  });
  if (changed === undefined) throw new AppError('DAY-FOOD-1003');
  return shape(changed);
};

export const deleteCustomFood: Verb<{ id: string }, void> = async ({ ctx, input, deps }) => {
  const row = await updateCustomFood(deps.db, ctx.member.id, input.id, { deletedAt: ctx.now });
  if (row === undefined) throw new AppError('DAY-FOOD-1003');
};

export const restoreCustomFood: Verb<{ id: string }, CustomFood> = async ({ ctx, input, deps }) => {
  const row = await restoreCustomFoodRow(deps.db, ctx.member.id, input.id);
  if (row === undefined) throw new AppError('DAY-FOOD-1003');
  return shape(row);
};
