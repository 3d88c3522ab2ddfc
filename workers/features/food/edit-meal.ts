import { uniqueViolation } from '#db/client.ts';
import { isAllowed } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { type AnalysisId, asId, newId } from '#workers/kernel/ids.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { tell } from './analyse-meal.ts';
import { itemByPerson } from './edit-items.ts';
import { totalColumns } from './meal-totals.ts';
import {
  analysisByRequest,
  analysisWithItems,
  insertAnalysis,
  markDeleted,
  moveAnalysis,
  type NewAnalysisRow,
  type NewItemRow,
  updateAnalysis,
} from './queries.ts';
import { readMeal } from './read-meal.ts';
import { analyseJob, startAnalysis } from './request-analysis.ts';
import type { FoodAnalysis, Meal, PatchAnalysis, QuickMeal } from './schemas.ts';
import { whenEaten } from './when-eaten.ts';

export const changeMeal: Verb<{ id: AnalysisId; change: PatchAnalysis }, FoodAnalysis> = async ({
  ctx,
  input,
  deps,
}) => {
  const { eatenAt, meal, title } = input.change;
  const when = eatenAt === undefined ? undefined : whenEaten(ctx, { eatenAt });
  const change = {
    ...(when !== undefined && { eatenAt: when.eatenAt, localDay: when.localDay }),
    ...(meal !== undefined && { meal }),
    ...(title !== undefined && { title: title === '' ? null : title }),
  };
  if (Object.keys(change).length > 0 && !(await updateAnalysis(deps.db, ctx.member.id, input.id, change))) {
    throw new AppError('DAY-FOOD-1001');
  }
  return readMeal({ ctx, input: { id: input.id }, deps });
};

export const deleteMeal: Verb<{ id: AnalysisId }, void> = async ({ ctx, input, deps }) => {
  if (!(await markDeleted(deps.db, ctx.member.id, input.id, ctx.now))) throw new AppError('DAY-FOOD-1001');
};

export const restoreMeal: Verb<{ id: AnalysisId }, FoodAnalysis> = async ({ ctx, input, deps }) => {
  if (!(await markDeleted(deps.db, ctx.member.id, input.id, null))) throw new AppError('DAY-FOOD-1001');
  return readMeal({ ctx, input, deps });
};

/** Runs a failed analysis again. It costs no allowance: the failed run gave its own back, and the photo is the same. */
export const retryAnalysis: Verb<{ id: AnalysisId }, FoodAnalysis> = async ({ ctx, input, deps }) => {
  const found = await analysisWithItems(deps.db, ctx.member.id, input.id);
  if (found === undefined) throw new AppError('DAY-FOOD-1001');
  if (found.photo === null) throw new AppError('DAY-FOOD-1006');
  if (found.analysis.state !== 'failed') throw new AppError('DAY-FOOD-1005');
  const attempt = found.analysis.attempt + 1;
  if (await moveAnalysis(deps.db, ctx.member.id, input.id, 'queued', { failure: null, attempt })) {
    startAnalysis({ ctx, deps }, analyseJob(ctx.member.id, input.id, attempt));
    await tell(deps, ctx.member.id, input.id, 'queued');
  }
  return readMeal({ ctx, input, deps });
};

/** The same items at another time; the photo stays with the first meal. */
export const copyMeal: Verb<
  { id: AnalysisId; eatenAt?: string | undefined; meal?: Meal | undefined; requestKey: string | null },
  FoodAnalysis
> = async ({ ctx, input, deps }) => {
  const found = await analysisWithItems(deps.db, ctx.member.id, input.id);
  if (found === undefined) throw new AppError('DAY-FOOD-1001');
  if (found.analysis.state !== 'ready') throw new AppError('DAY-FOOD-1005');
  const items = found.items.map(
    ({ createdAt: _c, updatedAt: _u, memberId: _m, analysisId: _a, ...item }) => ({
      ...item,
      id: newId<'item'>(),
      box: null,
      portion: null,
    }),
  );
  return addMeal({
    ctx,
    input: {
      row: { source: 'copy', title: found.analysis.title, ...whenEaten(ctx, input) },
      items,
      requestKey: input.requestKey,
    },
    deps,
  });
};

/** An item that is known by its energy alone stands for one portion, which is counted as 100 g by convention. */
const ONE_PORTION_G = 100;

/** A meal that is known without a photo. */
export const addQuickMeal: Verb<QuickMeal & { requestKey: string | null }, FoodAnalysis> = async ({
  ctx,
  input,
  deps,
}) => {
  const items = await Promise.all(
    input.items.map(async (item, position): Promise<MealItem> => {
      if ('foodId' in item) return itemByPerson({ ctx, deps }, item, position);
      return {
        id: newId<'item'>(),
        position,
        name: item.name,
        foodId: null,
        customFoodId: null,
        massGrams: ONE_PORTION_G,
        massLow: ONE_PORTION_G,
        massHigh: ONE_PORTION_G,
        confidence: 1,
        foundBy: 'person',
        nutrientsPer100g: { energyKcal: item.energyKcal },
      };
    }),
  );
  return addMeal({
    ctx,
    input: {
      row: { source: 'quick', title: input.title ?? null, ...whenEaten(ctx, input) },
      items,
      requestKey: input.requestKey,
    },
    deps,
  });
};

type MealItem = NewItemRow & Parameters<typeof totalColumns>[0][number];

interface NewMeal {
  row: Pick<NewAnalysisRow, 'source' | 'title' | 'eatenAt' | 'localDay' | 'meal'>;
  items: MealItem[];
  requestKey: string | null;
}

const addMeal: Verb<NewMeal, FoodAnalysis> = async ({ ctx, input, deps }) => {
  const id = newId<'analysis'>();
  const mayTell = isAllowed(ctx.member.id, 'analytics');
  const analysis = {
    ...input.row,
    id,
    state: 'ready' as const,
    requestKey: input.requestKey,
    ...totalColumns(input.items),
  };
  try {
    const added = await insertAnalysis(deps.db, ctx.member.id, { analysis, items: input.items }, mayTell);
    deps.events?.tell(ctx.member.id, 'meal.added', { source: input.row.source }, added.mayTell);
  } catch (error) {
    const first =
      input.requestKey !== null && uniqueViolation(error)
        ? await analysisByRequest(deps.db, ctx.member.id, input.requestKey)
        : undefined;
    if (first === undefined) throw error;
    return readMeal({ ctx, input: { id: asId<'analysis'>(first.id) }, deps });
  }
  return readMeal({ ctx, input: { id }, deps });
};
