import { sql } from 'drizzle-orm';
import { index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant, timestamps } from './columns.ts';
import { memberTable } from './core.ts';

/**
 * One data key a member, sealed by a random share that is kept outside of the database, and then wrapped by a master key
 * that stands in the environment alone. Without the share nothing that the member wrote can be opened, in no copy of the
 * database.
 */
export const memberKeys = memberTable(
  'member_keys',
  {
    id: id(),
    /** Null once the key was destroyed. */
    wrappedKey: text('wrapped_key'),
    masterVersion: integer('master_version').notNull(),
    /** Where the share is kept; null: the master key alone opens it until the key is moved. */
    shareId: uuid('share_id'),
    destroyedAt: instant('destroyed_at'),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('member_keys_member').on(table.memberId),
    index('member_keys_rotation').on(table.masterVersion, table.id),
    index('member_keys_without_share').on(table.id).where(sql`share_id is null and destroyed_at is null`),
  ],
);
