import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { customFoods, foodPortions, foods } from '#db/schema/nutrition.ts';
import type { MemberId } from '#workers/kernel/ids.ts';

export type FoodRow = typeof foods.$inferSelect;
export type CustomFoodRow = typeof customFoods.$inferSelect;

export async function foodById(db: Db, memberId: MemberId, id: string) {
  const [rows, portions] = await db
    .asMember(memberId)
    .all((q) => [
      q.select().from(foods).where(eq(foods.id, id)).limit(1),
      q
        .select({ amount: foodPortions.amount, label: foodPortions.label, grams: foodPortions.grams })
        .from(foodPortions)
        .where(eq(foodPortions.foodId, id))
        .orderBy(asc(foodPortions.position))
        .limit(50),
    ]);
  const [row] = rows;
  return row === undefined ? undefined : { ...row, portions };
}

const alive = isNull(customFoods.deletedAt);

/** Whether the member entered foods of their own, as a column of a statement in their scope. */
export function hasOwnFoods(memberId: MemberId): SQL<boolean> {
  return sql<boolean>`exists (select from custom_foods own where own.member_id = ${memberId} and own.deleted_at is null)`;
}

export async function customFoodById(
  db: Db,
  memberId: MemberId,
  id: string,
): Promise<CustomFoodRow | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select()
      .from(customFoods)
      .where(and(eq(customFoods.id, id), alive))
      .limit(1),
  );
  return rows[0];
}

export async function customFoodByRequest(db: Db, memberId: MemberId, requestKey: string) {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select().from(customFoods).where(eq(customFoods.requestKey, requestKey)).limit(1));
  return rows[0];
}

export async function customFoodPageRows(db: Db, memberId: MemberId, limit: number, offset: number) {
  const [rows, counted] = await db
    .asMember(memberId)
    .all((q) => [
      q.select().from(customFoods).where(alive).orderBy(desc(customFoods.id)).limit(limit).offset(offset),
      q.select({ total: sql<number>`count(*)::int` }).from(customFoods).where(alive),
    ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

export async function insertCustomFood(
  db: Db,
  memberId: MemberId,
  row: Omit<typeof customFoods.$inferInsert, 'memberId'>,
) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .insert(customFoods)
      .values({ ...row, memberId })
      .returning(),
  );
  return rows[0];
}

export async function updateCustomFood(
  db: Db,
  memberId: MemberId,
  id: string,
  change: Partial<
    Pick<CustomFoodRow, 'name' | 'brand' | 'nutrients' | 'portions' | 'searchWords' | 'deletedAt'>
  >,
) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(customFoods)
      .set(change)
      .where(and(eq(customFoods.id, id), alive))
      .returning(),
  );
  return rows[0];
}

/** Brings a deleted food back; one that is not deleted is given as it is. */
export async function restoreCustomFoodRow(db: Db, memberId: MemberId, id: string) {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.update(customFoods).set({ deletedAt: null }).where(eq(customFoods.id, id)).returning());
  return rows[0];
}
