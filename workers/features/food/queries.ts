import { and, asc, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Db, Queries, Statement, Transaction } from '#db/client.ts';
import { foodAnalyses, foodItems, foodPhotos } from '#db/schema/food.ts';
import type { AnalysisId, ItemId, MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import {
  type HistoryPage,
  historyStatement,
  isPlainPage,
  rowsBefore,
  shapeHistory,
  totalStatement,
} from './history-query.ts';
import { statesBefore } from './pure/analysis-states.ts';
import type { Mass } from './pure/item-mass.ts';
import type { AnalysisState, Failure, HistoryQuery } from './schemas.ts';

export type AnalysisRow = typeof foodAnalyses.$inferSelect;
export type ItemRow = typeof foodItems.$inferSelect;
export type PhotoRow = typeof foodPhotos.$inferSelect;
export type NewAnalysisRow = Omit<typeof foodAnalyses.$inferInsert, 'memberId'>;
export type NewItemRow = Omit<typeof foodItems.$inferInsert, 'memberId' | 'analysisId'>;

const alive = isNull(foodAnalyses.deletedAt);

export async function historyPage(db: Db, memberId: MemberId, query: HistoryQuery): Promise<HistoryPage> {
  const scoped = db.asMember(memberId);
  const rows = isPlainPage(query)
    ? await scoped.rowsOf('food_history_page_of', [query.perPage, rowsBefore(query)])
    : await scoped.rows(historyStatement(memberId, query));
  const isBeyond = rows.length === 0 && (query.page > 1 || query.cursor !== undefined);
  const [first] = isBeyond ? await scoped.rows(totalStatement(memberId, query)) : rows;
  return shapeHistory(rows, Number(first?.[0] ?? 0), query);
}

/** An analysis with its items in order and its photo; deleted ones only when asked for. */
export async function analysisWithItems(db: Db, memberId: MemberId, id: AnalysisId) {
  const [analyses, items, photos] = await db.asMember(memberId).all((q) => [
    q
      .select()
      .from(foodAnalyses)
      .where(and(eq(foodAnalyses.id, id), alive))
      .limit(1),
    q
      .select()
      .from(foodItems)
      .where(and(eq(foodItems.analysisId, id), isNull(foodItems.deletedAt)))
      .orderBy(asc(foodItems.position), asc(foodItems.id))
      .limit(200),
    q.select().from(foodPhotos).where(eq(foodPhotos.analysisId, id)).limit(1),
  ]);
  const analysis = analyses[0];
  return analysis === undefined ? undefined : { analysis, items, photo: photos[0] ?? null };
}

export interface NewMeal {
  analysis: NewAnalysisRow;
  photo?: Omit<typeof foodPhotos.$inferInsert, 'memberId' | 'analysisId'>;
  items?: readonly NewItemRow[];
}

/**
 * Adds an analysis with its photo and items, and gives what `mayTell` says in that moment. Runs into `food_analyses_request` when
 * the request key was used before.
 */
export async function insertAnalysis(
  db: Db,
  memberId: MemberId,
  { analysis, photo, items = [] }: NewMeal,
  mayTell: SQL<boolean>,
): Promise<{ mayTell: boolean }> {
  const [rows] = await db.asMember(memberId).all((q) => [
    q
      .insert(foodAnalyses)
      .values({ ...analysis, memberId })
      .returning({ mayTell }),
    ...(photo === undefined
      ? []
      : [q.insert(foodPhotos).values({ ...photo, memberId, analysisId: analysisIdOf(analysis) })]),
    ...(items.length === 0
      ? []
      : [
          q
            .insert(foodItems)
            .values(items.map((item) => ({ ...item, memberId, analysisId: analysisIdOf(analysis) }))),
        ]),
  ]);
  return { mayTell: rows[0]?.mayTell === true };
}

function analysisIdOf(analysis: NewAnalysisRow): string {
  if (analysis.id === undefined) throw new Error('an analysis is inserted with its id');
  return analysis.id;
}

export async function analysisByRequest(db: Db, memberId: MemberId, requestKey: string) {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q
        .select({ id: foodAnalyses.id, state: foodAnalyses.state })
        .from(foodAnalyses)
        .where(eq(foodAnalyses.requestKey, requestKey))
        .limit(1),
    );
  return rows[0];
}

/** Moves an analysis on, if the table of states allows it from where it is now. False: somebody else was faster. */
export async function moveAnalysis(
  db: Db,
  memberId: MemberId,
  id: AnalysisId,
  to: AnalysisState,
  change: Partial<Pick<NewAnalysisRow, 'attempt'>> & { failure?: Failure | null } = {},
): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(foodAnalyses)
      .set({ state: to, ...change })
      .where(mayMove(id, to))
      .returning({ id: foodAnalyses.id }),
  );
  return rows.length > 0;
}

function mayMove(id: AnalysisId, to: AnalysisState) {
  return and(eq(foodAnalyses.id, id), alive, inArray(foodAnalyses.state, statesBefore(to)));
}

/** The same move to `describing`, and what `mayLeave` says in that moment. Undefined: somebody else was faster. */
export async function moveToDescribing(
  db: Db,
  memberId: MemberId,
  id: AnalysisId,
  { mayLeave, ...change }: Pick<NewAnalysisRow, 'detections'> & { mayLeave: SQL<boolean> },
): Promise<{ mayLeave: boolean } | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(foodAnalyses)
      .set({ state: 'describing', ...change })
      .where(mayMove(id, 'describing'))
      .returning({ mayLeave }),
  );
  return rows[0];
}

/** The same move to `matching`, and what `hasOwnFoods` says in that moment. Undefined: somebody else was faster. */
export async function moveToMatching(
  db: Db,
  memberId: MemberId,
  id: AnalysisId,
  hasOwnFoods: SQL<boolean>,
): Promise<{ hasOwnFoods: boolean } | undefined> {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q
        .update(foodAnalyses)
        .set({ state: 'matching' })
        .where(mayMove(id, 'matching'))
        .returning({ hasOwnFoods }),
    );
  return rows[0];
}

/**
 * The same move to `detecting` for a member who is there, with the photo that is to be looked at. Not moved: the member is gone,
 * the analysis is over, or another run is ahead.
 * @param member reads the member's row in the same transaction
 */
export async function takeUpAnalysis<M extends Statement>(
  db: Db,
  memberId: MemberId,
  id: AnalysisId,
  member: (q: Queries) => M,
) {
  const isThere = sql`exists (select from members where id = ${memberId} and deleted_at is null)`;
  const [moved, photos, rows] = await db.asMember(memberId).all((q) => [
    q
      .update(foodAnalyses)
      .set({ state: 'detecting' })
      .where(and(mayMove(id, 'detecting'), isThere))
      .returning({ id: foodAnalyses.id }),
    q.select().from(foodPhotos).where(eq(foodPhotos.analysisId, id)).limit(1),
    member(q),
  ]);
  return { isMoved: moved.length > 0, photo: photos[0] ?? null, member: rows };
}

/** Ends an analysis that is at `matching`, with what was found. False, and nothing written: it is not there any more. */
export async function finishAnalysis(
  db: Db,
  memberId: MemberId,
  id: AnalysisId,
  found: { items: readonly NewItemRow[]; change: Partial<NewAnalysisRow> },
): Promise<boolean> {
  const [, finished] = await db.asMember(memberId).all((q) => [
    q.execute(sql`
      insert into food_items (id, member_id, analysis_id, position, name, food_id, custom_food_id, mass_grams, mass_low,
        mass_high, confidence, found_by, box, portion, nutrients_per_100g, alternatives)
      select i.id, a.member_id, a.id, i.position, i.name, i."foodId", i."customFoodId", i."massGrams", i."massLow",
        i."massHigh", i.confidence, i."foundBy", i.box, i.portion, i."nutrientsPer100g", i.alternatives
      from (
        select id, member_id from food_analyses
        where id = ${id} and member_id = ${memberId} and deleted_at is null and state = 'matching' for update
      ) a, jsonb_to_recordset(${JSON.stringify(found.items)}::jsonb) as i(id uuid, position int, name text, "foodId" text,
        "customFoodId" uuid, "massGrams" real, "massLow" real, "massHigh" real, confidence real, "foundBy" text,
        box real[], portion jsonb, "nutrientsPer100g" jsonb, alternatives jsonb)`),
    q
      .update(foodAnalyses)
      .set({ ...found.change, state: 'ready' })
      .where(and(eq(foodAnalyses.id, id), alive, eq(foodAnalyses.state, 'matching')))
      .returning({ id: foodAnalyses.id }),
  ]);
  return finished.length > 0;
}

export async function updateAnalysis(
  db: Db,
  memberId: MemberId,
  id: AnalysisId,
  change: Partial<Pick<NewAnalysisRow, 'meal' | 'eatenAt' | 'localDay' | 'title'>>,
): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(foodAnalyses)
      .set(change)
      .where(and(eq(foodAnalyses.id, id), alive))
      .returning({ id: foodAnalyses.id }),
  );
  return rows.length > 0;
}

/** Deletes softly (`at`), or brings back (`null`). False: there is no such analysis in that state. */
export async function markDeleted(
  db: Db,
  memberId: MemberId,
  id: AnalysisId,
  at: Date | null,
): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(foodAnalyses)
      .set({ deletedAt: at })
      .where(and(eq(foodAnalyses.id, id), at === null ? isNotNull(foodAnalyses.deletedAt) : alive))
      .returning({ id: foodAnalyses.id }),
  );
  return rows.length > 0;
}

export async function photoOf(db: Db, memberId: MemberId, id: AnalysisId): Promise<PhotoRow | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({ photo: foodPhotos })
      .from(foodPhotos)
      .innerJoin(foodAnalyses, eq(foodAnalyses.id, foodPhotos.analysisId))
      .where(and(eq(foodPhotos.analysisId, id), alive))
      .limit(1),
  );
  return rows[0]?.photo;
}

/** Locks an analysis for the rest of the transaction, so that two edits of one meal come one after the other. */
export async function lockAnalysis(tx: Transaction, id: AnalysisId): Promise<AnalysisRow | undefined> {
  const rows = await tx
    .select()
    .from(foodAnalyses)
    .where(and(eq(foodAnalyses.id, id), alive))
    .for('update');
  return rows[0];
}

export async function lockAnalysisOfItem(tx: Transaction, itemId: ItemId): Promise<AnalysisRow | undefined> {
  const rows = await tx
    .select({ analysis: foodAnalyses })
    .from(foodAnalyses)
    .innerJoin(foodItems, eq(foodItems.analysisId, foodAnalyses.id))
    .where(and(eq(foodItems.id, itemId), alive))
    .for('update', { of: foodAnalyses });
  return rows[0]?.analysis;
}

/** All items of a meal, the deleted ones among them: an undo needs them. */
export async function allItems(tx: Transaction, analysisId: string): Promise<ItemRow[]> {
  return tx
    .select()
    .from(foodItems)
    .where(eq(foodItems.analysisId, analysisId))
    .orderBy(asc(foodItems.position), asc(foodItems.id));
}

export async function insertItems(
  tx: Transaction,
  analysis: Pick<AnalysisRow, 'id' | 'memberId'>,
  items: NewItemRow[],
) {
  if (items.length === 0) return;
  await tx
    .insert(foodItems)
    .values(items.map((item) => ({ ...item, memberId: analysis.memberId, analysisId: analysis.id })));
}

export async function updateItem(tx: Transaction, id: string, change: Partial<NewItemRow>) {
  await tx.update(foodItems).set(change).where(eq(foodItems.id, id));
}

/** Writes the masses of many items in one statement. */
export async function writeMasses(tx: Transaction, masses: readonly (Mass & { id: string })[]) {
  if (masses.length === 0) return;
  await tx.execute(sql`
    update food_items set mass_grams = m."massGrams", mass_low = m."massLow", mass_high = m."massHigh", updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(masses)}::jsonb)
      as m(id uuid, "massGrams" real, "massLow" real, "massHigh" real)
    where food_items.id = m.id`);
}

export async function photoInTransaction(tx: Transaction, analysisId: string): Promise<PhotoRow | undefined> {
  const rows = await tx.select().from(foodPhotos).where(eq(foodPhotos.analysisId, analysisId)).limit(1);
  return rows[0];
}

export async function writeTotals(tx: Transaction, id: string, change: Partial<NewAnalysisRow>) {
  await tx.update(foodAnalyses).set(change).where(eq(foodAnalyses.id, id));
}

/** Sums of a span of local days; a meal without the figure misses it with all its items. Intervals of independent meals add in quadrature, as `mealTotals` adds items. */
export async function dayTotals(db: Db, memberId: MemberId, from: LocalDay, to: LocalDay) {
  const sum = (key: string) => sql`json_build_object(
    'value', coalesce(sum((totals->${key}->>'value')::float8), 0),
    'low', greatest(0, coalesce(sum((totals->${key}->>'value')::float8) - sqrt(sum(((totals->${key}->>'value')::float8 - (totals->${key}->>'low')::float8) ^ 2)), 0)),
    'high', coalesce(sum((totals->${key}->>'value')::float8) + sqrt(sum(((totals->${key}->>'high')::float8 - (totals->${key}->>'value')::float8) ^ 2)), 0),
    'missing', coalesce(sum(coalesce((totals->${key}->>'missing')::int, cardinality(item_names))), 0))`;
  return db.asMember(memberId).json(sql`select coalesce(json_agg(d), '[]')::text from (
    select local_day as "localDay", count(*)::int as meals,
      ${sum('energyKcal')} as "energyKcal", ${sum('proteinG')} as "proteinG", ${sum('fatG')} as "fatG",
      ${sum('carbohydrateG')} as "carbohydrateG", ${sum('fibreG')} as "fibreG"
    from food_analyses
    where member_id = ${memberId} and deleted_at is null and state = 'ready' and local_day between ${from} and ${to}
    group by local_day order by local_day) d`);
}

/** Analyses that nobody moved for a while: their job was lost, or its runner was. */
export async function strandedAnalyses(db: Db, before: Date, limit: number) {
  return db.asSystem('sweep: stranded food analyses').run((q) =>
    q
      .select({ id: foodAnalyses.id, memberId: foodAnalyses.memberId, attempt: foodAnalyses.attempt })
      .from(foodAnalyses)
      .where(
        and(
          inArray(foodAnalyses.state, ['queued', 'detecting', 'describing', 'matching']),
          lt(foodAnalyses.updatedAt, before),
          alive,
        ),
      )
      .orderBy(asc(foodAnalyses.updatedAt))
      .limit(limit),
  );
}

/** Meals that were deleted before `before`, with the files to delete. */
export async function deletedBefore(db: Db, before: Date, limit: number) {
  return db
    .asSystem('tidy: meals past their undo time')
    .run((q) =>
      q
        .select({ id: foodAnalyses.id, fileKey: foodPhotos.fileKey })
        .from(foodAnalyses)
        .leftJoin(foodPhotos, eq(foodPhotos.analysisId, foodAnalyses.id))
        .where(lt(foodAnalyses.deletedAt, before))
        .orderBy(asc(foodAnalyses.deletedAt))
        .limit(limit),
    );
}

export async function purge(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return;
  await db
    .asSystem('tidy: meals past their undo time')
    .run((q) =>
      q
        .delete(foodAnalyses)
        .where(and(inArray(foodAnalyses.id, [...ids]), isNotNull(foodAnalyses.deletedAt))),
    );
}
