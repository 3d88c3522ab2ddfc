import { and, count, desc, eq, gte, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '#db/client.ts';
import { auditLog, members } from '#db/schema/core.ts';
import { jobRuns } from '#db/schema/jobs.ts';
import { staffFlags } from '#db/schema/staff.ts';
import type { AuditQuery, JobRunsQuery, StaffFlagsQuery } from './schemas.ts';

export type AuditRow = Omit<typeof auditLog.$inferInsert, 'id' | 'at'>;

/** The role as it is now; undefined when the account is closed or gone. */
export async function roleNow(db: Db, memberId: string) {
  const rows = await db.asSystem('staff: is this staff').run((q) =>
    q
      .select({ role: members.role })
      .from(members)
      .where(and(eq(members.id, memberId), isNull(members.deletedAt)))
      .limit(1),
  );
  return rows[0]?.role;
}

export async function jobRunPage(db: Db, { state, page, perPage }: JobRunsQuery) {
  const [rows, counted] = await db.asSystem('staff: list job runs').all((q) => [
    q
      .select({
        id: jobRuns.id,
        job: jobRuns.name,
        state: jobRuns.state,
        attempts: jobRuns.attempts,
        errorCode: jobRuns.errorCode,
        createdAt: jobRuns.createdAt,
        updatedAt: jobRuns.updatedAt,
      })
      .from(jobRuns)
      .where(eq(jobRuns.state, state))
      .orderBy(desc(jobRuns.updatedAt), desc(jobRuns.id))
      .limit(perPage)
      .offset((page - 1) * perPage),
    q.select({ total: count() }).from(jobRuns).where(eq(jobRuns.state, state)),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

export async function deadRun(db: Db, id: string) {
  const rows = await db.asSystem('staff: a dead letter').run((q) =>
    q
      .select({ id: jobRuns.id, messageId: jobRuns.messageId })
      .from(jobRuns)
      .where(and(eq(jobRuns.id, id), eq(jobRuns.state, 'dead')))
      .limit(1),
  );
  return rows[0];
}

/** Ends a dead run for good, with its line in the audit log: no sweep finds it again. False when it is dead no more. */
export async function dropRun(db: Db, id: string, audit: AuditRow): Promise<boolean> {
  return changedWithLine(
    db,
    audit,
    sql`update ${jobRuns} set state = 'done', error_code = 'dropped', buried_at = coalesce(buried_at, now()),
      updated_at = now() where ${jobRuns.id} = ${id} and ${jobRuns.state} = 'dead' returning id`,
  );
}

export async function staffFlagPage(db: Db, { state, page, perPage }: StaffFlagsQuery) {
  const isWanted = state === 'open' ? isNull(staffFlags.closedAt) : isNotNull(staffFlags.closedAt);
  const [rows, counted] = await db.asSystem('staff: flags').all((q) => [
    q
      .select()
      .from(staffFlags)
      .where(isWanted)
      .orderBy(desc(staffFlags.createdAt), desc(staffFlags.id))
      .limit(perPage)
      .offset((page - 1) * perPage),
    q.select({ total: count() }).from(staffFlags).where(isWanted),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

export async function closeFlag(
  db: Db,
  id: string,
  by: { at: Date; staffId: string; reason: string; audit: AuditRow },
): Promise<boolean> {
  const { at, staffId, reason, audit } = by;
  return changedWithLine(
    db,
    audit,
    sql`update ${staffFlags} set closed_at = ${at.toISOString()}::timestamptz, closed_by = ${staffId},
      reason = ${reason}, updated_at = now()
      where ${staffFlags.id} = ${id} and ${staffFlags.closedAt} is null returning id`,
  );
}

/** One open flag a kind and subject, however often it is raised. */
export async function openFlag(
  db: Db,
  flag: { kind: string; subjectId: string; memberId: string | null },
): Promise<void> {
  await db
    .asSystem('staff: raise a flag')
    .run((q) => q.insert(staffFlags).values(flag).onConflictDoNothing());
}

/** The lines themselves, and in the same transaction the line that says who read them, and why. */
export async function auditPage(db: Db, query: AuditQuery, audit: AuditRow) {
  const { action, memberId, actorId, from, to, page, perPage } = query;
  const isWanted = and(
    action === undefined ? undefined : eq(auditLog.action, action),
    memberId === undefined ? undefined : eq(auditLog.memberId, memberId),
    actorId === undefined ? undefined : eq(auditLog.actorId, actorId),
    from === undefined ? undefined : gte(auditLog.at, new Date(from)),
    to === undefined ? undefined : lt(auditLog.at, new Date(to)),
  );
  const [rows, counted] = await db.asSystem('staff: search the audit log').all((q) => [
    q
      .select()
      .from(auditLog)
      .where(isWanted)
      .orderBy(desc(auditLog.at), desc(auditLog.id))
      .limit(perPage)
      .offset((page - 1) * perPage),
    q
      .select({ total: count() })
      .from(q.select({ one: sql`1` }).from(auditLog).where(isWanted).limit(10_001).as('found')),
    q.insert(auditLog).values(audit),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** Changes something and says so in the audit log, both or neither; false, and no line, when there was nothing to change. */
async function changedWithLine(db: Db, line: AuditRow, change: SQL): Promise<boolean> {
  const { memberId, actor, actorId, action, subjectId, reason, correlationId } = line;
  const rows = await db.asSystem(`staff: ${action}`).rows(sql`
    with changed as (${change})
    insert into ${auditLog} (id, member_id, actor, actor_id, action, subject_id, reason, correlation_id)
    select ${uuidv7()}::uuid, ${memberId ?? null}::uuid, ${actor}, ${actorId ?? null}::uuid, ${action},
      ${subjectId ?? null}, ${reason ?? null}, ${correlationId} from changed returning id`);
  return rows.length > 0;
}

export async function writeAuditRow(db: Db, audit: AuditRow): Promise<void> {
  await db.asSystem('audit').run((q) => q.insert(auditLog).values(audit));
}
