import { sql } from 'drizzle-orm';
import { index, integer, jsonb, primaryKey, real, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, softDelete, timestamps } from './columns.ts';
import { memberTable } from './core.ts';

/** A bar of a reliability curve: what was said on average, how often it was so, of how many moments. */
export interface ReliabilityColumn {
  said: number;
  was: number;
  moments: number;
}

/** How a member says that a moment was. The heart of that moment is looked up, and may come later than the label. */
export const moodMoments = memberTable(
  'mood_moments',
  {
    id: id(),
    occurredAt: instant('occurred_at').notNull(),
    localDay: text('local_day').notNull(),
    label: text('label', {
      enum: ['calm', 'content', 'energised', 'tense', 'stressed', 'anxious', 'low', 'neutral'],
    }).notNull(),
    /** `waiting`: heart data of that time may still arrive; `absent`: it did not. */
    heartState: text('heart_state', { enum: ['waiting', 'found', 'absent'] }).notNull(),
    /** 0 to 1: how stressed the heart looked by the model as it ships, before any calibration. */
    probability: real('probability'),
    /** What told it: the heart's minutes, or windows of five, which tell less. Null: nothing did, or it was told before minutes were kept. */
    heartBy: text('heart_by', { enum: ['minutes', 'windows'] }),
    requestKey: text('request_key'),
    ...timestamps(),
    ...softDelete(),
  },
  (table) => [
    index('mood_moments_of_member')
      .on(table.memberId, table.occurredAt, table.id)
      .where(sql`deleted_at is null`),
    index('mood_moments_waiting')
      .on(table.memberId)
      .where(sql`heart_state = 'waiting' and deleted_at is null`),
    index('mood_moments_deleted').on(table.deletedAt).where(sql`deleted_at is not null`),
    uniqueIndex('mood_moments_request').on(table.memberId, table.requestKey),
  ],
);

/** What a member's labels say of the model's probabilities: one row a member, made anew when labels change. */
export const moodCalibrations = memberTable(
  'mood_calibrations',
  {
    /** In log-odds: `offset + slope · logit(p)`. */
    offset: real('offset').notNull(),
    slope: real('slope').notNull(),
    /** A rising curve of the labels as they stand, over log-odds. */
    steps: jsonb('steps').$type<{ x: number; y: number }[]>().notNull().default([]),
    moments: integer('moments').notNull(),
    /** Expected calibration error without and with it; the latter on moments that it was not made of. */
    errorBefore: real('error_before'),
    errorAfter: real('error_after'),
    reliability: jsonb('reliability')
      .$type<{ before: ReliabilityColumn[]; after: ReliabilityColumn[] }>()
      .notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId] })],
);
