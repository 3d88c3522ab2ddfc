import { AppError } from '#workers/kernel/errors.ts';
import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { auditLine } from './audit-line.ts';
import { closeFlag, staffFlagPage } from './queries.ts';
import type { StaffFlag, StaffFlagsQuery } from './schemas.ts';

export const listStaffFlags: Verb<StaffFlagsQuery, { flags: StaffFlag[]; meta: PageMeta }> = async ({
  input,
  deps,
}) => {
  const { rows, total } = await staffFlagPage(deps.db, input);
  const flags = rows.map(({ id, kind, subjectId, memberId, reason, createdAt, closedAt }) => ({
    id,
    kind,
    subjectId,
    memberId,
    reason,
    createdAt: createdAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  }));
  return { flags, meta: pageMeta(input, total) };
};

export const closeStaffFlag: Verb<{ id: string; reason: string }, void> = async ({ ctx, input, deps }) => {
  const { id, reason } = input;
  const audit = auditLine(ctx, { action: 'flag.closed', subjectId: id, reason });
  const isClosed = await closeFlag(deps.db, id, { at: ctx.now, staffId: ctx.member.id, reason, audit });
  if (!isClosed) throw new AppError('DAY-STAFF-1004');
};
