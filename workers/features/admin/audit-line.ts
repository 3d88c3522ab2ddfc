import type { Context } from '#workers/kernel/context.ts';
import type { AuditRow } from './queries.ts';

/** A line of the audit log about what staff did. */
export function auditLine(
  ctx: Context,
  line: { action: string; memberId?: string | null; subjectId?: string | null; reason: string | null },
): AuditRow {
  return {
    actor: 'staff',
    actorId: ctx.member.id,
    action: line.action,
    memberId: line.memberId ?? null,
    subjectId: line.subjectId ?? null,
    reason: line.reason,
    correlationId: ctx.correlationId,
  };
}
