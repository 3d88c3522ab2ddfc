import type { Transaction } from '#db/client.ts';
import { getFood } from '#workers/features/nutrition/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { type AnalysisId, asId, type ItemId, newId } from '#workers/kernel/ids.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { tell } from './analyse-meal.ts';
import { totalColumns } from './meal-totals.ts';
import { massByPerson, shareOf } from './pure/item-mass.ts';
import {
  type AnalysisRow,
  allItems,
  type ItemRow,
  insertItems,
  lockAnalysis,
  lockAnalysisOfItem,
  type NewAnalysisRow,
  type NewItemRow,
  updateItem,
  writeTotals,
} from './queries.ts';
import { readMeal } from './read-meal.ts';
import type { FoodAnalysis, NewItem, PatchItem } from './schemas.ts';
import { foodRefColumns } from './shape-analysis.ts';
import { portionAfterSwap } from './swap-food.ts';

const MAX_ITEMS = 60;

type Call = Pick<Parameters<Verb<void, void>>[0], 'ctx' | 'deps'>;

/**
 * Changes a meal's items under its lock, writes the totals anew, and gives the meal. A person's hand ends whatever the
 * job was doing: the meal is ready, as the person says it is.
 */
export async function editMeal(
  { ctx, deps }: Call,
  lock: (tx: Transaction) => Promise<AnalysisRow | undefined>,
  missing: 'DAY-FOOD-1001' | 'DAY-FOOD-1002',
  change: (
    tx: Transaction,
    analysis: AnalysisRow,
    items: ItemRow[],
  ) => Promise<undefined | Partial<NewAnalysisRow>>,
): Promise<FoodAnalysis> {
  const id = await deps.db.asMember(ctx.member.id).transaction(async (tx) => {
    const analysis = await lock(tx);
    if (analysis === undefined) throw new AppError(missing);
    const also = await change(tx, analysis, await allItems(tx, analysis.id));
    const kept = (await allItems(tx, analysis.id)).filter((item) => item.deletedAt === null);
    await writeTotals(tx, analysis.id, { ...also, state: 'ready', failure: null, ...totalColumns(kept) });
    return asId<'analysis'>(analysis.id);
  });
  await tell(deps, ctx.member.id, id, 'ready');
  return readMeal({ ctx, input: { id }, deps });
}

/** The columns of an item that follow from its food. */
async function foodColumns({ ctx, deps }: Call, foodId: string) {
  const food = await getFood({ ctx, input: { id: foodId }, deps });
  if (food === undefined) throw new AppError('DAY-FOOD-1003');
  return {
    name: food.name,
    ...foodRefColumns(food.id),
    nutrientsPer100g: food.nutrientsPer100g,
    confidence: 1,
    foundBy: 'person' as const,
    alternatives: [],
  };
}

export async function itemByPerson(
  call: Call,
  input: NewItem,
  position: number,
): Promise<NewItemRow & ItemFigures> {
  const columns = await foodColumns(call, input.foodId);
  return { id: newId<'item'>(), position, ...columns, ...massByPerson(input.massGrams), box: null };
}

type ItemFigures = Pick<ItemRow, 'massGrams' | 'massLow' | 'massHigh' | 'nutrientsPer100g' | 'name'>;

function nextPosition(items: readonly ItemRow[]): number {
  return items.reduce((highest, item) => Math.max(highest, item.position), -1) + 1;
}

function requireRoom(items: readonly ItemRow[]): void {
  if (items.filter((item) => item.deletedAt === null).length >= MAX_ITEMS)
    throw new AppError('DAY-FOOD-1007');
}

function requireItem(items: readonly ItemRow[], id: string, isDeleted = false): ItemRow {
  const item = items.find((candidate) => candidate.id === id && (candidate.deletedAt !== null) === isDeleted);
  if (item === undefined) throw new AppError('DAY-FOOD-1002');
  return item;
}

export const addItem: Verb<{ id: AnalysisId } & NewItem, FoodAnalysis> = async ({ ctx, input, deps }) => {
  const item = await itemByPerson({ ctx, deps }, input, 0);
  return editMeal(
    { ctx, deps },
    (tx) => lockAnalysis(tx, input.id),
    'DAY-FOOD-1001',
    async (tx, analysis, items) => {
      requireRoom(items);
      await insertItems(tx, analysis, [{ ...item, position: nextPosition(items) }]);
    },
  );
};

export const changeItem: Verb<{ id: ItemId } & PatchItem, FoodAnalysis> = async ({ ctx, input, deps }) => {
  const food = input.foodId === undefined ? {} : await foodColumns({ ctx, deps }, input.foodId);
  const mass = input.massGrams === undefined ? {} : massByPerson(input.massGrams);
  return editItem({ ctx, deps }, input.id, async (tx, analysis, items) => {
    const item = requireItem(items, input.id);
    const swapped =
      input.massGrams === undefined
        ? await portionAfterSwap(tx, analysis, item, input.foodId)
        : { portion: null };
    await updateItem(tx, input.id, { ...food, ...mass, ...swapped });
  });
};

export const deleteItem: Verb<{ id: ItemId }, FoodAnalysis> = async ({ ctx, input, deps }) =>
  editItem({ ctx, deps }, input.id, async (tx, _analysis, items) => {
    requireItem(items, input.id);
    await updateItem(tx, input.id, { deletedAt: ctx.now });
  });

export const restoreItem: Verb<{ id: ItemId }, FoodAnalysis> = async ({ ctx, input, deps }) =>
  editItem({ ctx, deps }, input.id, async (tx, _analysis, items) => {
    requireItem(items, input.id, true);
    requireRoom(items);
    await updateItem(tx, input.id, { deletedAt: null });
  });

/** One item becomes two of the same food, or of another one: half the plate was something else. */
export const splitItem: Verb<
  { id: ItemId; share: number; foodId?: string | undefined },
  FoodAnalysis
> = async ({ ctx, input, deps }) => {
  const food = input.foodId === undefined ? {} : await foodColumns({ ctx, deps }, input.foodId);
  return editItem({ ctx, deps }, input.id, async (tx, analysis, items) => {
    const { createdAt: _created, updatedAt: _updated, ...item } = requireItem(items, input.id);
    requireRoom(items);
    const portionOf = (share: number) =>
      item.portion === null ? null : { ...item.portion, share: item.portion.share * share };
    await updateItem(tx, item.id, { ...shareOf(item, input.share), portion: portionOf(input.share) });
    const other = { ...item, ...shareOf(item, 1 - input.share), portion: portionOf(1 - input.share) };
    const rest = { ...other, ...food, ...(await portionAfterSwap(tx, analysis, other, input.foodId)) };
    await insertItems(tx, analysis, [{ ...rest, id: newId<'item'>(), position: nextPosition(items) }]);
  });
};

async function editItem(
  call: { ctx: Call['ctx']; deps: Deps },
  id: ItemId,
  change: Parameters<typeof editMeal>[3],
): Promise<FoodAnalysis> {
  return editMeal(call, (tx) => lockAnalysisOfItem(tx, id), 'DAY-FOOD-1002', change);
}
