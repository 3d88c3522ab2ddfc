import { and, asc, eq, isNull, like, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { archetypeAssignments } from '#db/schema/archetypes.ts';
import { members } from '#db/schema/core.ts';
import { habitPlans, taskTemplates } from '#db/schema/habits.ts';
import type { MemberId } from '#workers/kernel/ids.ts';

/** Assignments that are active and made no plan yet, the oldest first. */
export async function assignmentsWithoutPlan(db: Db, limit: number) {
  return db.asSystem('sweep: assignments without a plan').run((q) =>
    q
      .select({ id: archetypeAssignments.id, memberId: archetypeAssignments.memberId })
      .from(archetypeAssignments)
      .leftJoin(
        habitPlans,
        and(
          eq(habitPlans.assignmentId, archetypeAssignments.id),
          eq(habitPlans.memberId, archetypeAssignments.memberId),
        ),
      )
      .where(and(isNull(archetypeAssignments.endedAt), isNull(habitPlans.assignmentId)))
      .orderBy(asc(archetypeAssignments.assignedAt))
      .limit(limit),
  );
}

/** An active assignment without a plan, and the language of its member. */
export async function assignmentToPlan(db: Db, memberId: MemberId, assignmentId: string) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({
        archetypeId: archetypeAssignments.archetypeId,
        language: sql<string | null>`${members.preferences} ->> 'language'`,
      })
      .from(archetypeAssignments)
      .innerJoin(members, eq(members.id, archetypeAssignments.memberId))
      .where(
        and(
          eq(archetypeAssignments.id, assignmentId),
          isNull(archetypeAssignments.endedAt),
          sql`not exists (select from habit_plans p where p.assignment_id = ${archetypeAssignments.id}
            and p.member_id = ${archetypeAssignments.memberId})`,
        ),
      )
      .limit(1),
  );
  return rows[0];
}

/** Keys of tasks that plans made, also of those that the member removed since. */
export async function plannedKeys(db: Db, memberId: MemberId, prefix: string): Promise<Set<string>> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({ key: taskTemplates.requestKey })
      .from(taskTemplates)
      .where(and(eq(taskTemplates.memberId, memberId), like(taskTemplates.requestKey, `${prefix}%`)))
      .limit(500),
  );
  return new Set(rows.flatMap(({ key }) => (key === null ? [] : [key])));
}

export async function insertPlan(db: Db, memberId: MemberId, assignmentId: string): Promise<void> {
  await db
    .asMember(memberId)
    .run((q) => q.insert(habitPlans).values({ memberId, assignmentId }).onConflictDoNothing());
}
