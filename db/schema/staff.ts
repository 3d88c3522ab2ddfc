import { sql } from 'drizzle-orm';
import { index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant, systemTable, timestamps } from './columns.ts';

/** Something that staff are to look at: what kind, and an id to look up. Never content. */
export const staffFlags = systemTable(
  'staff_flags',
  {
    id: id(),
    kind: text('kind').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Whose it is, where it is a person's. */
    memberId: uuid('member_id'),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    /** Why it was closed, in the words of who closed it. */
    reason: text('reason'),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('staff_flags_open_once')
      .on(table.kind, table.subjectId)
      .where(sql`${table.closedAt} is null`),
    index('staff_flags_state').on(table.closedAt, table.createdAt),
    index('staff_flags_member').on(table.memberId),
  ],
);
