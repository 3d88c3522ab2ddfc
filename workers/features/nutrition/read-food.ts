import { AppError } from '#workers/kernel/errors.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { customFoodById, foodById } from './food-queries.ts';
import { customFoodRef, customIdOf } from './food-ref.ts';
import type { Food } from './schemas.ts';

/** A food of the table, or the member's own; undefined when there is none, or it is somebody else's. */
export const getFood: Verb<{ id: string }, Food | undefined> = async ({ ctx, input, deps }) => {
  const customId = customIdOf(input.id);
  if (customId !== null) {
    const row = await customFoodById(deps.db, ctx.member.id, customId);
    if (row === undefined) return undefined;
    const [first] = row.portions;
    return {
      id: customFoodRef(row.id),
      name: row.name,
      description: row.brand === null ? row.name : `${row.name}, ${row.brand}`,
      category: 'My foods',
      source: 'custom',
      energyKcal: row.nutrients.energyKcal ?? null,
      serving: first === undefined ? null : { label: first.label, grams: first.grams },
      nutrientsPer100g: row.nutrients,
      portions: row.portions,
    };
  }
  const row = await foodById(deps.db, ctx.member.id, input.id);
  if (row === undefined) return undefined;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    category: row.category,
    source: row.source,
    energyKcal: row.energyKcal,
    serving:
      row.servingLabel === null || row.servingGrams === null
        ? null
        : { label: row.servingLabel, grams: row.servingGrams },
    nutrientsPer100g: row.nutrients,
    portions: row.portions,
  };
};

export const readFood: Verb<{ id: string }, Food> = async (call) => {
  const food = await getFood(call);
  if (food === undefined) throw new AppError('DAY-FOOD-1003');
  return food;
};
