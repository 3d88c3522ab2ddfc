import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, softDelete, timestamps } from './columns.ts';
import { memberTable } from './core.ts';

/** What gave samples: a strap, a file, a program. Its name may name a person ('Kim’s watch'), so it is sealed. */
export const bodySources = memberTable(
  'body_sources',
  {
    id: id(),
    kind: text('kind', {
      enum: ['strap', 'api', 'polar', 'rr-text', 'elite-hrv', 'health-connect', 'apple-health'],
    }).notNull(),
    /** Sealed. */
    name: text('name').notNull(),
    /** A keyed hash of kind and name: the same source is made once. */
    hash: text('hash').notNull(),
    lastSampleAt: instant('last_sample_at'),
    ...timestamps(),
    ...softDelete(),
  },
  (table) => [
    uniqueIndex('body_sources_once').on(table.memberId, table.hash),
    index('body_sources_deleted').on(table.deletedAt).where(sql`deleted_at is not null`),
    unique('body_sources_of_member').on(table.id, table.memberId),
  ],
);

/** A foreign key looks past row-level security, so it names the member as well. */
function ofSource(name: string, table: { sourceId: AnyPgColumn; memberId: AnyPgColumn }) {
  return foreignKey({
    name,
    columns: [table.sourceId, table.memberId],
    foreignColumns: [bodySources.id, bodySources.memberId],
  }).onDelete('cascade');
}

/**
 * Raw samples, many to a row: all of one kind and source in a slot of five minutes (`rr`) or an hour (all others), each as
 * its distance from the slot's start and its value. A night of 35,000 beats is 100 rows. A statement that stores merges
 * by distance, so that a repeated sample stands once. Partitioned by RANGE (slot_at), which its migration says by hand;
 * a job makes and drops the partitions.
 */
export const bodySamples = memberTable(
  'body_samples',
  {
    slotAt: instant('slot_at').notNull(),
    kind: text('kind', {
      enum: ['rr', 'hr', 'resting-hr', 'rmssd', 'sdnn', 'pnn50', 'lf', 'hf', 'asleep'],
    }).notNull(),
    sourceId: uuid('source_id').notNull(),
    offsetsMs: integer('offsets_ms').array().notNull(),
    /** Milliseconds; beats a minute; per cent (pNN50); ms² (LF, HF); minutes (`asleep`, which ended then). */
    values: real('values').array().notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.slotAt, table.kind, table.sourceId] }),
    ofSource('body_samples_source', table),
    index('body_samples_of_source').on(table.sourceId),
  ],
);

/** Figures of five minutes, of corrected intervals where there are some, else of heart rates. Kept as long as raw samples. */
export const bodyWindows = memberTable(
  'body_windows',
  {
    windowAt: instant('window_at').notNull(),
    localDay: text('local_day').notNull(),
    /** Whose samples the window rests on. */
    sourceId: uuid('source_id'),
    meanHr: real('mean_hr').notNull(),
    rmssd: real('rmssd'),
    sdnn: real('sdnn'),
    pnn50: real('pnn50'),
    sd1: real('sd1'),
    sd2: real('sd2'),
    lf: real('lf'),
    hf: real('hf'),
    /** Intervals, or heart rates where there are none. */
    samples: integer('samples').notNull(),
    /** Of the intervals, 0 to 1; null without intervals. */
    correctedShare: real('corrected_share'),
    /** Its minutes that have figures, 0 to 4, and these in the same order. Null: of heart rates, or from before minutes were kept. */
    minutes: smallint('minutes').array(),
    minuteHr: real('minute_hr').array(),
    minuteSdnn: real('minute_sdnn').array(),
    minuteRmssd: real('minute_rmssd').array(),
    minuteBeats: smallint('minute_beats').array(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.windowAt] }),
    index('body_windows_day').on(table.memberId, table.localDay),
    index('body_windows_at').on(table.windowAt),
  ],
);

/** Figures of a local hour. Made when its day is thirty days old, and kept when the raw samples go. */
export const bodyHours = memberTable(
  'body_hours',
  {
    hourAt: instant('hour_at').notNull(),
    localDay: text('local_day').notNull(),
    meanHr: real('mean_hr').notNull(),
    lowHr: real('low_hr').notNull(),
    highHr: real('high_hr').notNull(),
    rmssd: real('rmssd'),
    sdnn: real('sdnn'),
    lf: real('lf'),
    hf: real('hf'),
    samples: integer('samples').notNull(),
    correctedShare: real('corrected_share'),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.hourAt] }),
    index('body_hours_day').on(table.memberId, table.localDay),
  ],
);

/**
 * Figures of a local day, worked out by a job. Whatever changes the day's samples counts `wanted` up; figures rest on the
 * samples as they were when it was `made`, so that a day with less is behind.
 */
export const bodyDays = memberTable(
  'body_days',
  {
    localDay: text('local_day').notNull(),
    wanted: integer('wanted').notNull().default(1),
    made: integer('made').notNull().default(0),
    /** When samples last changed. */
    changedAt: instant('changed_at').notNull().defaultNow(),
    hasHours: boolean('has_hours').notNull().default(false),
    /** What the figures of variability rest on: intervals of the night, of the whole day, or figures that came ready. */
    basis: text('basis', { enum: ['night', 'day', 'ready'] }),
    /** Minutes of the night that have intervals. */
    nightMinutes: integer('night_minutes').notNull().default(0),
    /** What told the night that ended that day: records of sleep, the heart, or the clock (midnight to six). */
    nightBy: text('night_by', { enum: ['sleep', 'heart', 'clock'] }),
    /** Null where the clock told it. */
    nightFrom: instant('night_from'),
    nightTo: instant('night_to'),
    /** Minutes asleep in that night, by records of sleep. */
    sleepMinutes: integer('sleep_minutes'),
    restingHr: real('resting_hr'),
    meanHr: real('mean_hr'),
    lowHr: real('low_hr'),
    highHr: real('high_hr'),
    rmssd: real('rmssd'),
    sdnn: real('sdnn'),
    pnn50: real('pnn50'),
    lf: real('lf'),
    hf: real('hf'),
    lfHf: real('lf_hf'),
    sd1: real('sd1'),
    sd2: real('sd2'),
    beats: integer('beats').notNull().default(0),
    heartRates: integer('heart_rates').notNull().default(0),
    correctedShare: real('corrected_share'),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.localDay] }),
    index('body_days_behind').on(table.changedAt).where(sql`made < wanted`),
    index('body_days_without_hours').on(table.localDay).where(sql`not has_hours`),
  ],
);

/** A member's short words to a day, or to a moment of it. */
export const bodyNotes = memberTable(
  'body_notes',
  {
    id: id(),
    localDay: text('local_day').notNull(),
    /** The measurement that it belongs to; null: the day as a whole. */
    at: instant('at'),
    /** Sealed. */
    content: text('content').notNull(),
    ...timestamps(),
    ...softDelete(),
  },
  (table) => [
    index('body_notes_day').on(table.memberId, table.localDay).where(sql`deleted_at is null`),
    index('body_notes_deleted').on(table.deletedAt).where(sql`deleted_at is not null`),
  ],
);
