import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, sharedTable, timestamps } from './columns.ts';
import { memberTable } from './core.ts';

/** In which house a member is, and was; one at most at a time. Who left is not brought back by their archetype. */
export const houseMemberships = memberTable(
  'house_memberships',
  {
    id: id(),
    houseId: text('house_id').notNull(),
    source: text('source', { enum: ['archetype', 'own'] }).notNull(),
    joinedAt: instant('joined_at').notNull(),
    /** Null while they are in it. */
    leftAt: instant('left_at'),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('house_memberships_active').on(table.memberId).where(sql`left_at is null`),
    index('house_memberships_of_house').on(table.houseId, table.memberId).where(sql`left_at is null`),
    index('house_memberships_history').on(table.memberId, table.joinedAt),
  ],
);

/** What a house sets itself for a week, once: later rules change no week that has begun. */
export const houseChallenges = sharedTable(
  'house_challenges',
  {
    houseId: text('house_id').notNull(),
    /** The Monday, 'YYYY-MM-DD', of each member's own calendar. */
    week: text('week').notNull(),
    kind: text('kind', { enum: ['days', 'tasks', 'full-days'] }).notNull(),
    /** What each member does of it, in the kind's count. */
    goal: smallint('goal').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.houseId, table.week] })],
);

/** What a house has come to in a week: counts of people, and nothing of any one of them. */
export const houseStandings = sharedTable(
  'house_standings',
  {
    houseId: text('house_id').notNull(),
    week: text('week').notNull(),
    /** Members who had a task in that week. */
    members: integer('members').notNull(),
    /** Members who reached the goal. */
    reached: integer('reached').notNull(),
    /** Over all members: what they did of the goal, each the whole of it at most, in thousandths of a goal. */
    doneMilli: integer('done_milli').notNull(),
    talliedAt: instant('tallied_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.houseId, table.week] })],
);
