import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { goals, habitClocks, habitPauses, reminderWindows, taskTemplates } from '#db/schema/habits.ts';
import type { Queries } from '#db/statement.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';

export type GoalRow = typeof goals.$inferSelect;
export type TemplateRow = typeof taskTemplates.$inferSelect;
export type PauseRow = typeof habitPauses.$inferSelect;
export type WindowRow = typeof reminderWindows.$inferSelect;
export type NewTemplateRow = Omit<typeof taskTemplates.$inferInsert, 'memberId'> & { id: string };
export type WindowFields = Pick<WindowRow, 'fromMinute' | 'toMinute' | 'weekdays'>;

const aliveGoal = isNull(goals.deletedAt);
const alive = isNull(taskTemplates.deletedAt);

export async function goalPage(db: Db, memberId: MemberId, limit: number, offset: number) {
  const where = and(eq(goals.memberId, memberId), aliveGoal);
  const [rows, counted] = await db
    .asMember(memberId)
    .all((q) => [
      q.select().from(goals).where(where).orderBy(asc(goals.id)).limit(limit).offset(offset),
      q.select({ total: sql<number>`count(*)::int` }).from(goals).where(where),
    ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** Undefined when a goal of this request is there already. */
export async function insertGoal(
  db: Db,
  memberId: MemberId,
  row: Omit<typeof goals.$inferInsert, 'memberId'>,
) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .insert(goals)
      .values({ ...row, memberId })
      .onConflictDoNothing({ target: [goals.memberId, goals.requestKey] })
      .returning(),
  );
  return rows[0];
}

export async function goalByRequest(db: Db, memberId: MemberId, requestKey: string) {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select().from(goals).where(eq(goals.requestKey, requestKey)).limit(1));
  return rows[0];
}

export async function updateGoal(
  db: Db,
  memberId: MemberId,
  id: string,
  change: { title?: string | undefined; why?: string | null | undefined; updatedAt: Date },
) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(goals)
      .set(change)
      .where(and(eq(goals.id, id), aliveGoal))
      .returning(),
  );
  return rows[0];
}

/** Deletes softly (`at`), or brings back (null). */
export async function markGoal(db: Db, memberId: MemberId, id: string, at: Date | null) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(goals)
      .set({ deletedAt: at })
      .where(and(eq(goals.id, id), at === null ? isNotNull(goals.deletedAt) : aliveGoal))
      .returning(),
  );
  return rows[0];
}

export async function hasGoal(db: Db, memberId: MemberId, id: string): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({ id: goals.id })
      .from(goals)
      .where(and(eq(goals.id, id), aliveGoal))
      .limit(1),
  );
  return rows.length > 0;
}

/** Templates by group and age, with their windows and how many there are. */
export async function templatePage(
  db: Db,
  memberId: MemberId,
  { limit, offset, goalId }: { limit: number; offset: number; goalId?: string | undefined },
) {
  const where = and(
    eq(taskTemplates.memberId, memberId),
    alive,
    goalId === undefined ? undefined : eq(taskTemplates.goalId, goalId),
  );
  const [rows, counted] = await db
    .asMember(memberId)
    .all((q) => [
      q
        .select({ template: taskTemplates, window: reminderWindows })
        .from(taskTemplates)
        .leftJoin(reminderWindows, eq(reminderWindows.templateId, taskTemplates.id))
        .where(where)
        .orderBy(asc(taskTemplates.groupName), asc(taskTemplates.id))
        .limit(limit)
        .offset(offset),
      q.select({ total: sql<number>`count(*)::int` }).from(taskTemplates).where(where),
    ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

export async function templateById(db: Db, memberId: MemberId, id: string) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({ template: taskTemplates, window: reminderWindows })
      .from(taskTemplates)
      .leftJoin(reminderWindows, eq(reminderWindows.templateId, taskTemplates.id))
      .where(and(eq(taskTemplates.id, id), alive))
      .limit(1),
  );
  return rows[0];
}

export async function templateIdByRequest(db: Db, memberId: MemberId, requestKey: string) {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q
        .select({ id: taskTemplates.id })
        .from(taskTemplates)
        .where(eq(taskTemplates.requestKey, requestKey))
        .limit(1),
    );
  return rows[0]?.id;
}

/** Adds a template with its window, and the member's clock when it is their first. */
export async function insertTemplate(
  db: Db,
  memberId: MemberId,
  row: NewTemplateRow,
  window: WindowFields | null,
  clock: { rolledDay: LocalDay; nextRollAt: Date },
): Promise<void> {
  await db.asMember(memberId).all((q) => [
    q.insert(taskTemplates).values({ ...row, memberId }),
    q
      .insert(habitClocks)
      .values({ ...clock, memberId })
      .onConflictDoNothing(),
    ...(window === null
      ? []
      : [q.insert(reminderWindows).values({ ...window, templateId: row.id, memberId })]),
  ]);
}

export async function updateTemplate(
  db: Db,
  memberId: MemberId,
  id: string,
  change: Partial<Omit<NewTemplateRow, 'id'>>,
  window: WindowFields | null,
): Promise<void> {
  await db.asMember(memberId).all((q) => [
    q.update(taskTemplates).set(change).where(eq(taskTemplates.id, id)),
    window === null
      ? q.delete(reminderWindows).where(eq(reminderWindows.templateId, id))
      : q
          .insert(reminderWindows)
          .values({ ...window, templateId: id, memberId })
          .onConflictDoUpdate({ target: reminderWindows.templateId, set: window }),
  ]);
}

export async function markTemplate(db: Db, memberId: MemberId, id: string, at: Date | null) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(taskTemplates)
      .set({ deletedAt: at })
      .where(and(eq(taskTemplates.id, id), at === null ? isNotNull(taskTemplates.deletedAt) : alive))
      .returning({ id: taskTemplates.id }),
  );
  return rows.length > 0;
}

/**
 * The templates, each with a new ticket. Whoever writes what they have come to shows the ticket: of several who reckon at
 * once the last to draw one has seen the deeds of all others, and only theirs is kept. Locked in the order of ids.
 */
export async function drawTickets(db: Db, memberId: MemberId, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db.asMember(memberId).run((q) =>
    q
      .update(taskTemplates)
      .set({ standingTicket: sql`${taskTemplates.standingTicket} + 1` })
      .where(inArray(taskTemplates.id, inOrder(q, ids)))
      .returning(),
  );
}

function inOrder(q: Queries, ids: readonly string[]) {
  return q
    .select({ id: taskTemplates.id })
    .from(taskTemplates)
    .where(and(inArray(taskTemplates.id, [...ids]), alive))
    .orderBy(asc(taskTemplates.id))
    .for('update');
}

/** Tasks of the calendar, with their windows. */
export async function calendarTemplates(db: Db, memberId: MemberId, limit: number) {
  return db.asMember(memberId).run((q) =>
    q
      .select({ template: taskTemplates, window: reminderWindows })
      .from(taskTemplates)
      .leftJoin(reminderWindows, eq(reminderWindows.templateId, taskTemplates.id))
      .where(and(eq(taskTemplates.memberId, memberId), alive))
      .orderBy(asc(taskTemplates.id))
      .limit(limit),
  );
}

export interface Standing {
  id: string;
  standingTicket: number;
  strength: number;
  streak: number;
  bestStreak: number;
}

/** Writes what the templates have come to, where nobody has drawn a ticket since. */
export async function storeStandings(
  db: Db,
  memberId: MemberId,
  standings: readonly Standing[],
): Promise<void> {
  if (standings.length === 0) return;
  const rows = JSON.stringify(standings);
  const ids = standings.map(({ id }) => id);
  await db.asMember(memberId).run((q) =>
    q.execute(sql`
      update task_templates t set strength = r.strength, streak = r.streak, best_streak = r."bestStreak"
      from jsonb_to_recordset(${rows}::jsonb)
        as r(id uuid, "standingTicket" int, strength real, streak int, "bestStreak" int)
      where t.id = r.id and t.standing_ticket = r."standingTicket" and t.id in (${inOrder(q, ids)})`),
  );
}

export async function pauseRows(db: Db, memberId: MemberId, limit: number, offset: number) {
  const where = eq(habitPauses.memberId, memberId);
  const [rows, counted] = await db
    .asMember(memberId)
    .all((q) => [
      q
        .select()
        .from(habitPauses)
        .where(where)
        .orderBy(desc(habitPauses.fromDay), desc(habitPauses.id))
        .limit(limit)
        .offset(offset),
      q.select({ total: sql<number>`count(*)::int` }).from(habitPauses).where(where),
    ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** Pauses that touch the days between, both counted. */
export async function pausesBetween(db: Db, memberId: MemberId, from: LocalDay, to: LocalDay) {
  return db.asMember(memberId).run((q) =>
    q
      .select()
      .from(habitPauses)
      .where(
        and(
          eq(habitPauses.memberId, memberId),
          lte(habitPauses.fromDay, to),
          sql`(${habitPauses.toDay} is null or ${habitPauses.toDay} >= ${from})`,
        ),
      )
      .limit(500),
  );
}

export async function insertPause(
  db: Db,
  memberId: MemberId,
  row: Omit<typeof habitPauses.$inferInsert, 'memberId'>,
) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .insert(habitPauses)
      .values({ ...row, memberId })
      .onConflictDoNothing({ target: [habitPauses.memberId, habitPauses.requestKey] })
      .returning(),
  );
  return rows[0];
}

export async function pauseByRequest(db: Db, memberId: MemberId, requestKey: string) {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select().from(habitPauses).where(eq(habitPauses.requestKey, requestKey)).limit(1));
  return rows[0];
}

export async function endPause(db: Db, memberId: MemberId, id: string, toDay: LocalDay | null) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(habitPauses)
      .set({ toDay })
      .where(
        and(eq(habitPauses.id, id), toDay === null ? undefined : sql`${habitPauses.fromDay} <= ${toDay}`),
      )
      .returning(),
  );
  return rows[0];
}

export async function deletePause(db: Db, memberId: MemberId, id: string): Promise<boolean> {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.delete(habitPauses).where(eq(habitPauses.id, id)).returning({ id: habitPauses.id }));
  return rows.length > 0;
}

export async function clockOf(db: Db, memberId: MemberId) {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select().from(habitClocks).where(eq(habitClocks.memberId, memberId)).limit(1));
  return rows[0];
}

/** A clock never goes back by a read: a person who flew west keeps the days they had. */
export async function setRolledDay(db: Db, memberId: MemberId, day: LocalDay): Promise<void> {
  await db.asMember(memberId).run((q) =>
    q
      .update(habitClocks)
      .set({ rolledDay: day })
      .where(and(eq(habitClocks.memberId, memberId), lt(habitClocks.rolledDay, day))),
  );
}

export async function setNextRoll(db: Db, memberId: MemberId, at: Date): Promise<void> {
  await db
    .asMember(memberId)
    .run((q) => q.update(habitClocks).set({ nextRollAt: at }).where(eq(habitClocks.memberId, memberId)));
}

/** Members whose next day has begun, the longest waiting first. */
export async function membersToRoll(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .asSystem('habits: close days that are over')
    .run((q) =>
      q
        .select({ memberId: habitClocks.memberId })
        .from(habitClocks)
        .where(lte(habitClocks.nextRollAt, now))
        .orderBy(asc(habitClocks.nextRollAt))
        .limit(limit),
    );
  return rows.map((row) => row.memberId);
}
