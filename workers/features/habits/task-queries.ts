import { and, asc, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { reminderWindows, taskInstances, taskTemplates } from '#db/schema/habits.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { OPEN_STATES, type TaskState } from './pure/task-states.ts';

export type TaskRow = typeof taskInstances.$inferSelect;

export const shown = {
  task: taskInstances,
  note: taskTemplates.note,
  strength: taskTemplates.strength,
  streak: taskTemplates.streak,
};

export interface ShownRow {
  task: TaskRow;
  note: string | null;
  strength: number;
  streak: number;
}

export const ofTemplate = and(
  eq(taskTemplates.id, taskInstances.templateId),
  eq(taskTemplates.memberId, taskInstances.memberId),
);

const ofWindow = and(
  eq(reminderWindows.templateId, taskInstances.templateId),
  eq(reminderWindows.memberId, taskInstances.memberId),
);

/** Minutes after midnight at which a task's window opens; one without a window stands at the day's end. */
const opensAt = sql`coalesce(${reminderWindows.fromMinute}, 1440)`;

/** Tasks of a day by the time of day: groups by their first window, and within them each by its own. */
export async function taskPage(
  db: Db,
  memberId: MemberId,
  { day, limit, offset }: { day: LocalDay; limit: number; offset: number },
): Promise<{ rows: ShownRow[]; total: number }> {
  const where = and(eq(taskInstances.memberId, memberId), eq(taskInstances.localDay, day));
  const rows = await db.asMember(memberId).run((q) => {
    // The order needs all of a day, and is worked out over narrow rows.
    const places = q
      .select({
        id: taskInstances.id,
        groupName: taskInstances.groupName,
        templateId: taskInstances.templateId,
        opensAt: sql<number>`${opensAt}`.as('opens_at'),
        groupOpensAt: sql<number>`min(${opensAt}) over (partition by ${taskInstances.groupName})`.as(
          'group_opens_at',
        ),
        total: sql<number>`(count(*) over ())::int`.as('total'),
      })
      .from(taskInstances)
      .leftJoin(reminderWindows, ofWindow)
      .where(where)
      .orderBy(
        sql`group_opens_at`,
        asc(taskInstances.groupName),
        sql`opens_at`,
        asc(taskInstances.templateId),
      )
      .limit(limit)
      .offset(offset)
      .as('places');
    return q
      .select({ ...shown, total: places.total })
      .from(places)
      .innerJoin(taskInstances, and(eq(taskInstances.memberId, memberId), eq(taskInstances.id, places.id)))
      .innerJoin(taskTemplates, ofTemplate)
      .orderBy(asc(places.groupOpensAt), asc(places.groupName), asc(places.opensAt), asc(places.templateId))
      .limit(limit);
  });
  if (rows[0] !== undefined || offset === 0) return { rows, total: rows[0]?.total ?? 0 };
  const [counted] = await db
    .asMember(memberId)
    .run((q) => q.select({ total: sql<number>`count(*)::int` }).from(taskInstances).where(where));
  return { rows, total: counted?.total ?? 0 };
}

export async function taskById(db: Db, memberId: MemberId, id: string): Promise<ShownRow | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select(shown)
      .from(taskInstances)
      .innerJoin(taskTemplates, ofTemplate)
      .where(and(eq(taskInstances.memberId, memberId), eq(taskInstances.id, id)))
      .limit(1),
  );
  return rows[0];
}

export async function taskOfDay(db: Db, memberId: MemberId, templateId: string, day: LocalDay) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({ id: taskInstances.id })
      .from(taskInstances)
      .where(
        and(
          eq(taskInstances.memberId, memberId),
          eq(taskInstances.templateId, templateId),
          eq(taskInstances.localDay, day),
          eq(taskInstances.slot, 0),
        ),
      )
      .limit(1),
  );
  return rows[0]?.id;
}

const ROWS_AT_ONCE = 1_000;

/** Makes tasks that are not there yet: one for each member, template, day and slot, however many make them at once. */
export async function insertTasks(
  db: Db,
  memberId: MemberId,
  rows: readonly Omit<typeof taskInstances.$inferInsert, 'memberId'>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE).map((row) => ({ ...row, memberId }));
    await db.asMember(memberId).run((q) => q.insert(taskInstances).values(some).onConflictDoNothing());
  }
}

export type TaskChange = Partial<
  Pick<TaskRow, 'amount' | 'notifiedAt' | 'startedAt' | 'endedAt' | 'isBackdated'>
>;

/** Moves a task on if its state still allows it: the row's lock decides between two at once. Undefined: it did not. */
export async function moveTask(
  db: Db,
  memberId: MemberId,
  id: string,
  move: { to: TaskState; from: readonly TaskState[]; change: TaskChange },
): Promise<TaskRow | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(taskInstances)
      .set({ ...move.change, state: move.to })
      .where(
        and(
          eq(taskInstances.memberId, memberId),
          eq(taskInstances.id, id),
          inArray(taskInstances.state, [...move.from]),
        ),
      )
      .returning(),
  );
  return rows[0];
}

/** Takes up what the template says now, on days that are open and not over. */
export async function refreshOpenTasks(
  db: Db,
  memberId: MemberId,
  template: Pick<TaskRow, 'templateId' | 'title' | 'groupName' | 'target'>,
  today: LocalDay,
): Promise<void> {
  const { templateId, ...words } = template;
  await db.asMember(memberId).run((q) =>
    q
      .update(taskInstances)
      .set(words)
      .where(openFrom(memberId, templateId, today)),
  );
}

/** Tasks of a template that are planned from a day on, and not begun, are planned no more. */
export async function dropOpenTasks(db: Db, memberId: MemberId, templateId: string, from: LocalDay) {
  await db
    .asMember(memberId)
    .run((q) =>
      q.delete(taskInstances).where(openFrom(memberId, templateId, from, ['scheduled', 'notified'])),
    );
}

function openFrom(
  memberId: MemberId,
  templateId: string,
  from: LocalDay,
  states: readonly TaskState[] = OPEN_STATES,
) {
  return and(
    eq(taskInstances.memberId, memberId),
    eq(taskInstances.templateId, templateId),
    gte(taskInstances.localDay, from),
    inArray(taskInstances.state, [...states]),
  );
}

/** Moves all tasks of some days from these states. Gives the templates that it touched. */
export async function moveTasksOfDays(
  db: Db,
  memberId: MemberId,
  move: { from: readonly TaskState[]; to: TaskState; first: LocalDay | null; last: LocalDay | null },
): Promise<string[]> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(taskInstances)
      .set({ state: move.to })
      .where(
        and(
          eq(taskInstances.memberId, memberId),
          inArray(taskInstances.state, [...move.from]),
          move.first === null ? undefined : gte(taskInstances.localDay, move.first),
          move.last === null ? undefined : lte(taskInstances.localDay, move.last),
        ),
      )
      .returning({ templateId: taskInstances.templateId }),
  );
  return [...new Set(rows.map((row) => row.templateId))];
}

/** What happened to templates between two days, both counted. */
export async function recordsOf(
  db: Db,
  memberId: MemberId,
  templateIds: readonly string[],
  from: LocalDay,
  to: LocalDay,
) {
  if (templateIds.length === 0) return [];
  return db.asMember(memberId).run((q) =>
    q
      .select({
        templateId: taskInstances.templateId,
        localDay: taskInstances.localDay,
        state: taskInstances.state,
        amount: taskInstances.amount,
        target: taskInstances.target,
      })
      .from(taskInstances)
      .where(
        and(
          eq(taskInstances.memberId, memberId),
          inArray(taskInstances.templateId, [...templateIds]),
          gte(taskInstances.localDay, from),
          lte(taskInstances.localDay, to),
        ),
      )
      .orderBy(asc(taskInstances.localDay))
      .limit(templateIds.length * 500),
  );
}

/** Per day how many tasks counted, and how many of them were done. */
export async function dayRows(db: Db, memberId: MemberId, from: LocalDay, to: LocalDay) {
  return db.asMember(memberId).run((q) =>
    q
      .select({
        localDay: taskInstances.localDay,
        due: sql<number>`count(*) filter (where ${taskInstances.state} <> 'excused')::int`,
        done: sql<number>`count(*) filter (where ${taskInstances.state} = 'completed')::int`,
        open: sql<number>`count(*) filter (where ${taskInstances.state} not in ('completed', 'rejected', 'skipped', 'expired', 'excused'))::int`,
      })
      .from(taskInstances)
      .where(
        and(
          eq(taskInstances.memberId, memberId),
          gte(taskInstances.localDay, from),
          lte(taskInstances.localDay, to),
        ),
      )
      .groupBy(taskInstances.localDay)
      .orderBy(asc(taskInstances.localDay))
      .limit(400),
  );
}

/** A page of a person's tasks for their own table, by day. */
export async function exportRows(
  db: Db,
  memberId: MemberId,
  { from, to, limit, offset }: { from: LocalDay; to: LocalDay; limit: number; offset: number },
) {
  return db.asMember(memberId).run((q) =>
    q
      .select()
      .from(taskInstances)
      .where(
        and(
          eq(taskInstances.memberId, memberId),
          gte(taskInstances.localDay, from),
          lte(taskInstances.localDay, to),
        ),
      )
      .orderBy(asc(taskInstances.localDay), asc(taskInstances.groupName), asc(taskInstances.id))
      .limit(limit)
      .offset(offset),
  );
}

/** Open tasks of earlier days than `today` expire. Gives the templates that it touched. */
export async function expireTasks(db: Db, memberId: MemberId, today: LocalDay): Promise<string[]> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(taskInstances)
      .set({ state: 'expired' })
      .where(
        and(
          eq(taskInstances.memberId, memberId),
          lt(taskInstances.localDay, today),
          inArray(taskInstances.state, [...OPEN_STATES]),
        ),
      )
      .returning({ templateId: taskInstances.templateId }),
  );
  return [...new Set(rows.map((row) => row.templateId))];
}

/** The task to remind of on a day: not reminded of yet, its window open in this local hour, the weakest habit first. */
export async function taskToPrompt(
  db: Db,
  memberId: MemberId,
  { day, hour, weekdayBit }: { day: LocalDay; hour: number; weekdayBit: number },
): Promise<ShownRow | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select(shown)
      .from(taskInstances)
      .innerJoin(taskTemplates, ofTemplate)
      .where(
        and(
          eq(taskInstances.memberId, memberId),
          eq(taskInstances.localDay, day),
          eq(taskInstances.state, 'scheduled'),
          sql`exists (select from reminder_windows w where w.template_id = ${taskInstances.templateId}
            and w.member_id = ${taskInstances.memberId}
            and w.from_minute < ${hour * 60 + 60} and w.to_minute > ${hour * 60} and (w.weekdays & ${weekdayBit}) <> 0)`,
        ),
      )
      .orderBy(asc(taskTemplates.strength), asc(taskInstances.id))
      .limit(1),
  );
  return rows[0];
}
