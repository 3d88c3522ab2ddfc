import { and, count, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { archetypeAssignments, archetypeSuggestions, quizAnswers } from '#db/schema/archetypes.ts';
import { taskTemplates } from '#db/schema/habits.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { Answers } from './pure/score-answers.ts';

export type AssignmentRow = typeof archetypeAssignments.$inferSelect;
export type SuggestionRow = typeof archetypeSuggestions.$inferSelect;
type NewAssignment = Omit<typeof archetypeAssignments.$inferInsert, 'memberId'>;

const active = isNull(archetypeAssignments.endedAt);

export async function answersOf(db: Db, memberId: MemberId): Promise<Answers> {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q.select({ key: quizAnswers.itemKey, value: quizAnswers.value }).from(quizAnswers).limit(200),
    );
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

/** Keeps answers, and forgets those that are null. */
export async function keepAnswers(
  db: Db,
  memberId: MemberId,
  answers: Readonly<Record<string, number | null>>,
  now: Date,
): Promise<void> {
  const kept = Object.entries(answers).flatMap(([itemKey, value]) =>
    value === null ? [] : [{ itemKey, value }],
  );
  const gone = Object.entries(answers).flatMap(([key, value]) => (value === null ? [key] : []));
  await db.asMember(memberId).all((q) => [
    ...(kept.length === 0
      ? []
      : [
          q
            .insert(quizAnswers)
            .values(kept.map((one) => ({ ...one, memberId, answeredAt: now })))
            .onConflictDoUpdate({
              target: [quizAnswers.memberId, quizAnswers.itemKey],
              set: { value: sql`excluded.value`, answeredAt: sql`excluded.answered_at` },
              // an answer that stays the same is no newer answer
              setWhere: sql`${quizAnswers.value} <> excluded.value`,
            }),
        ]),
    ...gone.map((key) => q.delete(quizAnswers).where(eq(quizAnswers.itemKey, key))),
  ]);
}

export async function forgetAnswers(db: Db, memberId: MemberId): Promise<void> {
  await db.asMember(memberId).run((q) => q.delete(quizAnswers));
}

export async function activeAssignment(db: Db, memberId: MemberId): Promise<AssignmentRow | undefined> {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select().from(archetypeAssignments).where(active).limit(1));
  return rows[0];
}

export async function assignmentByRequest(db: Db, memberId: MemberId, requestKey: string) {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q.select().from(archetypeAssignments).where(eq(archetypeAssignments.requestKey, requestKey)).limit(1),
    );
  return rows[0];
}

export async function assignmentPage(db: Db, memberId: MemberId, limit: number, offset: number) {
  const [rows, totals] = await db
    .asMember(memberId)
    .all((q) => [
      q
        .select()
        .from(archetypeAssignments)
        .orderBy(desc(archetypeAssignments.assignedAt), desc(archetypeAssignments.id))
        .limit(limit)
        .offset(offset),
      q.select({ total: count() }).from(archetypeAssignments),
    ]);
  return { rows, total: totals[0]?.total ?? 0 };
}

/** Ends what is active and begins the new one, both or neither; open suggestions are answered by it. */
export async function beginAssignment(db: Db, memberId: MemberId, row: NewAssignment): Promise<void> {
  await db
    .asMember(memberId)
    .all((q) => [
      q.update(archetypeAssignments).set({ endedAt: row.assignedAt }).where(active),
      q.insert(archetypeAssignments).values({ ...row, memberId }),
      q.update(archetypeSuggestions).set({ state: 'taken' }).where(eq(archetypeSuggestions.state, 'open')),
    ]);
}

export async function openSuggestion(db: Db, memberId: MemberId): Promise<SuggestionRow | undefined> {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select().from(archetypeSuggestions).where(eq(archetypeSuggestions.state, 'open')).limit(1));
  return rows[0];
}

export async function leaveSuggestion(db: Db, memberId: MemberId): Promise<boolean> {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q
        .update(archetypeSuggestions)
        .set({ state: 'left' })
        .where(eq(archetypeSuggestions.state, 'open'))
        .returning({ id: archetypeSuggestions.id }),
    );
  return rows.length > 0;
}

export async function suggest(
  db: Db,
  memberId: MemberId,
  row: Omit<typeof archetypeSuggestions.$inferInsert, 'memberId'>,
): Promise<void> {
  await db.asMember(memberId).run((q) =>
    q
      .insert(archetypeSuggestions)
      .values({ ...row, memberId })
      .onConflictDoNothing(),
  );
}

/**
 * Members whose answers have changed since their archetype was given and since it was last looked at, in the order of their
 * ids after `after`.
 */
export async function membersWithNewAnswers(db: Db, after: string, limit: number): Promise<string[]> {
  const answered = sql`(select max(${quizAnswers.answeredAt}) from ${quizAnswers}
    where ${quizAnswers.memberId} = ${archetypeAssignments.memberId})`;
  const suggested = sql`coalesce((select max(${archetypeSuggestions.suggestedAt}) from ${archetypeSuggestions}
    where ${archetypeSuggestions.memberId} = ${archetypeAssignments.memberId}), '-infinity')`;
  const rows = await db.asSystem('archetypes: find whose answers have changed').run((q) =>
    q
      .select({ memberId: archetypeAssignments.memberId })
      .from(archetypeAssignments)
      .where(
        and(
          active,
          gt(archetypeAssignments.memberId, sql`${after}::uuid`),
          sql`${answered} > greatest(${archetypeAssignments.assignedAt}, ${suggested})`,
        ),
      )
      .orderBy(archetypeAssignments.memberId)
      .limit(limit),
  );
  return rows.map(({ memberId }) => memberId);
}

const planTask = sql`${taskTemplates.source} = 'archetype' and ${taskTemplates.deletedAt} is null`;

/**
 * Members whose archetype came before `before` and for whom nothing was suggested since then, and who have tasks of its plan,
 * in the order of their ids after `after`.
 */
export async function membersWithOldPlan(
  db: Db,
  after: string,
  before: Date,
  limit: number,
): Promise<string[]> {
  const at = sql`${before.toISOString()}::timestamptz`;
  const rows = await db.asSystem('archetypes: find whose plan is not kept').run((q) =>
    q
      .select({ memberId: archetypeAssignments.memberId })
      .from(archetypeAssignments)
      .where(
        and(
          active,
          gt(archetypeAssignments.memberId, sql`${after}::uuid`),
          sql`${archetypeAssignments.assignedAt} < ${at}`,
          sql`exists (select from ${taskTemplates} where ${taskTemplates.memberId} = ${archetypeAssignments.memberId}
            and ${planTask} and ${taskTemplates.createdAt} < ${at})`,
          sql`not exists (select from ${archetypeSuggestions}
            where ${archetypeSuggestions.memberId} = ${archetypeAssignments.memberId}
            and ${archetypeSuggestions.suggestedAt} >= ${at})`,
        ),
      )
      .orderBy(archetypeAssignments.memberId)
      .limit(limit),
  );
  return rows.map(({ memberId }) => memberId);
}

/** How the tasks of the plan of an archetype went that are older than `before`. */
export async function adherenceOf(db: Db, memberId: MemberId, archetypeId: string, before: Date) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({
        tasks: sql<number>`count(*)::int`,
        strength: sql<number>`coalesce(avg(${taskTemplates.strength}), 0)::float`,
      })
      .from(taskTemplates)
      .where(
        and(
          eq(taskTemplates.memberId, memberId),
          planTask,
          sql`starts_with(${taskTemplates.requestKey}, ${`plan:${archetypeId}:`})`,
          sql`${taskTemplates.createdAt} < ${before.toISOString()}::timestamptz`,
        ),
      ),
  );
  return rows[0] ?? { tasks: 0, strength: 0 };
}
