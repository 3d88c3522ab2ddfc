import { count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { archetypeAssignments, archetypeSuggestions, quizAnswers } from '#db/schema/archetypes.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { Answers } from './pure/score-answers.ts';

export type AssignmentRow = typeof archetypeAssignments.$inferSelect;
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

/** What was suggested by the answers goes with them. */
export async function forgetAnswers(db: Db, memberId: MemberId): Promise<void> {
  await db
    .asMember(memberId)
    .all((q) => [
      q.delete(quizAnswers),
      q
        .update(archetypeSuggestions)
        .set({ state: 'withdrawn' })
        .where(eq(archetypeSuggestions.state, 'open')),
    ]);
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
