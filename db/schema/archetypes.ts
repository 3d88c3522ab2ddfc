import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  jsonb,
  primaryKey,
  real,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id, instant, timestamps } from './columns.ts';
import { memberTable } from './core.ts';

/** A member's answers to the quiz, each the last one given. They are kept between visits, so that it can be left and resumed. */
export const quizAnswers = memberTable(
  'quiz_answers',
  {
    itemKey: text('item_key').notNull(),
    /** 1 (not me at all) to 5 (exactly me). */
    value: smallint('value').notNull(),
    answeredAt: instant('answered_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.itemKey] })],
);

/** What an assignment rested on: a standard score and its standard error for each trait. */
export type ScoresColumn = Record<string, { score: number; error: number; answered: number }>;

/** Each assignment is kept; one at most is active. */
export const archetypeAssignments = memberTable(
  'archetype_assignments',
  {
    id: id(),
    archetypeId: text('archetype_id').notNull(),
    houseId: text('house_id').notNull(),
    /** The share of retests that would give the same, 0..1. */
    confidence: real('confidence').notNull(),
    scores: jsonb('scores').$type<ScoresColumn>().notNull(),
    rulesVersion: integer('rules_version').notNull(),
    assignedAt: instant('assigned_at').notNull(),
    /** Null while it is the member's archetype. */
    endedAt: instant('ended_at'),
    requestKey: text('request_key'),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('archetype_assignments_active').on(table.memberId).where(sql`ended_at is null`),
    uniqueIndex('archetype_assignments_request').on(table.memberId, table.requestKey),
    index('archetype_assignments_history').on(table.memberId, table.assignedAt),
    index('archetype_assignments_looked_at').on(table.assignedAt).where(sql`ended_at is null`),
    unique('archetype_assignments_of_member').on(table.id, table.memberId),
  ],
);

/** A change that newer answers suggest. The member takes it or leaves it; nothing changes by itself. */
export const archetypeSuggestions = memberTable(
  'archetype_suggestions',
  {
    id: id(),
    archetypeId: text('archetype_id').notNull(),
    confidence: real('confidence').notNull(),
    state: text('state', { enum: ['open', 'taken', 'left', 'withdrawn'] })
      .notNull()
      .default('open'),
    /** What speaks for it: newer answers, or a plan that is not kept. */
    reason: text('reason', { enum: ['answers', 'behaviour'] })
      .notNull()
      .default('answers'),
    suggestedAt: instant('suggested_at').notNull(),
    /** When the member said no to it. */
    answeredAt: instant('answered_at'),
    ...timestamps(),
  },
  (table) => [uniqueIndex('archetype_suggestions_open').on(table.memberId).where(sql`state = 'open'`)],
);
