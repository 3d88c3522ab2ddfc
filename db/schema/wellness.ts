import { sql } from 'drizzle-orm';
import { index, integer, jsonb, primaryKey, real, smallint, text } from 'drizzle-orm/pg-core';
import { instant, timestamps } from './columns.ts';
import { memberTable } from './core.ts';

/** One part of a day's score as it was counted: why it has no points, or what they were made of. */
export interface ScorePartColumn {
  part: 'heart' | 'food' | 'habits' | 'mood';
  points: number | null;
  missing: string | null;
  facts: Record<string, number>;
}

/**
 * The score of a local day: one row a member and day, whoever works it out. Triggers on what a score is made of count
 * `changes` up in the transaction of the change itself, so that nothing late is missed; a score that was made of fewer
 * changes is worked out anew, and one that was made of more is never overwritten.
 */
export const wellnessDays = memberTable(
  'wellness_days',
  {
    localDay: text('local_day').notNull(),
    changes: integer('changes').notNull().default(1),
    /** How many changes the score knows of. */
    scoredChanges: integer('scored_changes').notNull().default(0),
    /** 0 to 100; null while too little is known of the day. */
    score: real('score'),
    parts: jsonb('parts').$type<ScorePartColumn[]>().notNull().default([]),
    /** By which rules it was counted. */
    rulesVersion: smallint('rules_version').notNull().default(0),
    scoredAt: instant('scored_at'),
    ...timestamps(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.localDay] }),
    index('wellness_days_stale').on(table.memberId).where(sql`changes > scored_changes`),
  ],
);
