import { index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, timestamps } from './columns.ts';
import { memberTable } from './core.ts';

/**
 * One data key a member, wrapped by a master key that stands in the environment alone. Without the row, or with
 * `wrapped_key` gone, nothing that the member wrote can be opened, in no copy of the database.
 */
export const memberKeys = memberTable(
  'member_keys',
  {
    id: id(),
    /** Null once the key was destroyed. */
    wrappedKey: text('wrapped_key'),
    masterVersion: integer('master_version').notNull(),
    destroyedAt: instant('destroyed_at'),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('member_keys_member').on(table.memberId),
    index('member_keys_rotation').on(table.masterVersion, table.id),
  ],
);
