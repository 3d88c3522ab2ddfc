import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { auditLine } from './audit-line.ts';
import { auditPage } from './queries.ts';
import type { AuditEntry, AuditQuery } from './schemas.ts';

interface AuditSearch {
  query: AuditQuery;
  reason: string;
}

/** Who did what, newest first. Reading it is a line of it: about a person, when it was searched for one. */
export const searchAudit: Verb<AuditSearch, { entries: AuditEntry[]; meta: PageMeta }> = async ({
  ctx,
  input,
  deps,
}) => {
  const { query, reason } = input;
  const line = auditLine(ctx, { action: 'audit.searched', memberId: query.memberId ?? null, reason });
  const { rows, total } = await auditPage(deps.db, query, line);
  const entries = rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  return { entries, meta: pageMeta(query, total) };
};
