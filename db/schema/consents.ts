import { boolean, index, integer, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { memberTable } from './core.ts';

/** What a member allowed and took back, one row for each time they said so; the latest of a purpose counts. */
export const consents = memberTable(
  'consents',
  {
    id: id(),
    purpose: text('purpose', {
      enum: ['health-data', 'outside-models', 'analytics', 'peer-review', 'mail'],
    }).notNull(),
    /** Of the text that the member agreed to: another text needs another consent. */
    version: integer('version').notNull(),
    isGranted: boolean('is_granted').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('consents_latest').on(table.memberId, table.purpose, table.at, table.id)],
);
