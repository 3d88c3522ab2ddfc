import { eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { auditLog, members } from '#db/schema/core.ts';
import type { AuditRow } from './queries.ts';

/** How many rows of a table are a member's: by its index on `member_id`, and without a look at what they hold. */
function countOf(table: string, alive = 'member_id is not null') {
  return sql<number>`${sql.raw(`(select count(*)::int from ${table} c where c.member_id = members.id and c.${alive})`)}`;
}

/**
 * How the accounts of an id or of the identity provider's subjects stand, and how much each holds: no name, no word, no
 * figure of theirs. The lines of the audit log are written in the same transaction, or nothing is read.
 */
export async function peopleFound(
  db: Db,
  by: { id?: string; subjects: readonly string[] },
  audit: (memberId: string | null) => AuditRow,
) {
  const isWanted = or(
    by.id === undefined ? undefined : eq(members.id, by.id),
    by.subjects.length === 0 ? undefined : inArray(members.clerkUserId, [...by.subjects]),
  );
  const system = db.asSystem('staff: look somebody up');
  const known =
    isWanted === undefined
      ? []
      : await system.run((q) => q.select({ id: members.id }).from(members).where(isWanted).limit(20));
  const ids = known.map(({ id }) => id);
  const lines = ids.length === 0 ? [audit(null)] : ids.map((id) => audit(id));
  const [, rows] = await system.all((q) => [
    q.insert(auditLog).values(lines),
    q
      .select({
        id: members.id,
        subject: members.clerkUserId,
        role: members.role,
        plan: members.plan,
        planUntil: members.planUntil,
        createdAt: members.createdAt,
        deletedAt: members.deletedAt,
        meals: countOf('food_analyses', 'deleted_at is null'),
        entries: countOf('journal_entries', 'deleted_at is null'),
        tasks: countOf('task_instances'),
        apiKeys: countOf('api_keys', 'revoked_at is null'),
        auditEntries: countOf('audit_log'),
        openFlags: countOf('staff_flags', 'closed_at is null'),
      })
      .from(members)
      .where(ids.length === 0 ? sql`false` : inArray(members.id, ids))
      .orderBy(members.createdAt),
  ]);
  return rows;
}
