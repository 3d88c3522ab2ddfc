import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
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

/** How much of something a task asks for: a count of a unit, or minutes. */
export interface TargetColumn {
  kind: 'count' | 'minutes';
  amount: number;
  unit: string | null;
}

/** What a person wants to come to; tasks may stand under it. */
export const goals = memberTable(
  'goals',
  {
    id: id(),
    title: text('title').notNull(),
    why: text('why'),
    source: text('source', { enum: ['own', 'archetype'] }).notNull(),
    requestKey: text('request_key'),
    ...timestamps(),
    ...softDelete(),
  },
  (table) => [
    index('goals_of_member').on(table.memberId, table.id).where(sql`deleted_at is null`),
    uniqueIndex('goals_request').on(table.memberId, table.requestKey),
    unique('goals_once').on(table.id, table.memberId),
  ],
);

/** A task as it is planned. Its figures (streaks, strength) are worked out anew when one of its instances changes. */
export const taskTemplates = memberTable(
  'task_templates',
  {
    id: id(),
    goalId: uuid('goal_id'),
    title: text('title').notNull(),
    note: text('note'),
    groupName: text('group_name').notNull().default(''),
    intervalKind: text('interval_kind', { enum: ['days', 'weekly', 'weekdays'] }).notNull(),
    /** Every n days, or n times a week; 1 for weekdays. */
    intervalN: smallint('interval_n').notNull(),
    /** Bit 0 is Monday. */
    weekdays: smallint('weekdays').notNull().default(127),
    /** Weekdays on which the task rests, whatever its interval says. Bit 0 is Monday. */
    restDays: smallint('rest_days').notNull().default(0),
    target: jsonb('target').$type<TargetColumn>(),
    needsCapture: boolean('needs_capture').notNull().default(false),
    startsOn: text('starts_on').notNull(),
    /** Since this local day the interval is what it is; earlier days are judged by the instances that they have. */
    ruleSince: text('rule_since').notNull(),
    /** 0 to 1. */
    strength: real('strength').notNull().default(0),
    streak: integer('streak').notNull().default(0),
    bestStreak: integer('best_streak').notNull().default(0),
    /** Drawn by whoever reckons the three figures above; they are written only with the newest. */
    standingTicket: integer('standing_ticket').notNull().default(0),
    source: text('source', { enum: ['own', 'archetype'] }).notNull(),
    /** What made it: a request, or a place in a starter plan. Once each. */
    requestKey: text('request_key'),
    ...timestamps(),
    ...softDelete(),
  },
  (table) => [
    foreignKey({
      name: 'task_templates_goal',
      columns: [table.goalId, table.memberId],
      foreignColumns: [goals.id, goals.memberId],
    }),
    index('task_templates_of_member')
      .on(table.memberId, table.groupName, table.id)
      .where(sql`deleted_at is null`),
    index('task_templates_of_goal').on(table.goalId),
    uniqueIndex('task_templates_request').on(table.memberId, table.requestKey),
    unique('task_templates_once').on(table.id, table.memberId),
  ],
);

/** A foreign key looks past row-level security, so it names the member as well. */
function ofTemplate(name: string, table: { templateId: AnyPgColumn; memberId: AnyPgColumn }) {
  return foreignKey({
    name,
    columns: [table.templateId, table.memberId],
    foreignColumns: [taskTemplates.id, taskTemplates.memberId],
  }).onDelete('cascade');
}

/**
 * A task of one local day. Partitioned by HASH (member_id), which its migration says by hand. Title, group and target are
 * the template's as they were: an edit does not change what is over.
 */
export const taskInstances = memberTable(
  'task_instances',
  {
    id: uuid('id').notNull(),
    templateId: uuid('template_id').notNull(),
    localDay: text('local_day').notNull(),
    /** Tells several a day apart. */
    slot: smallint('slot').notNull().default(0),
    state: text('state', {
      enum: [
        'scheduled',
        'notified',
        'started',
        'captured',
        'in_review',
        'approved',
        'completed',
        'rejected',
        'appealed',
        'skipped',
        'expired',
        'excused',
      ],
    }).notNull(),
    title: text('title').notNull(),
    groupName: text('group_name').notNull(),
    target: jsonb('target').$type<TargetColumn>(),
    needsCapture: boolean('needs_capture').notNull(),
    /** In the target's unit. */
    amount: real('amount').notNull().default(0),
    notifiedAt: instant('notified_at'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    /** Done on a later local day than its own. */
    isBackdated: boolean('is_backdated').notNull().default(false),
    ...timestamps(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.id] }),
    ofTemplate('task_instances_template', table),
    uniqueIndex('task_instances_slot').on(table.memberId, table.templateId, table.localDay, table.slot),
    index('task_instances_day').on(table.memberId, table.localDay, table.groupName, table.id),
    index('task_instances_open')
      .on(table.memberId, table.localDay)
      .where(sql`state in ('scheduled', 'notified', 'started')`),
  ],
);

/**
 * When a task may remind, in local minutes after midnight. `time_zone` follows the member's by a trigger, so that one range
 * of `reminder_windows_due` per zone finds everybody whose window opens now.
 */
export const reminderWindows = memberTable(
  'reminder_windows',
  {
    templateId: uuid('template_id').notNull(),
    timeZone: text('time_zone').notNull().default('UTC'),
    fromMinute: smallint('from_minute').notNull(),
    toMinute: smallint('to_minute').notNull(),
    /** Bit 0 is Monday. */
    weekdays: smallint('weekdays').notNull().default(127),
  },
  (table) => [
    primaryKey({ columns: [table.templateId] }),
    ofTemplate('reminder_windows_template', table),
    index('reminder_windows_due').on(table.timeZone, table.fromMinute, table.memberId),
    index('reminder_windows_member').on(table.memberId),
  ],
);

/** Days on which no task is due: illness, a holiday. Both ends count; without an end it goes on. */
export const habitPauses = memberTable(
  'habit_pauses',
  {
    id: id(),
    reason: text('reason', { enum: ['illness', 'holiday', 'other'] }).notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day'),
    requestKey: text('request_key'),
    ...timestamps(),
  },
  (table) => [
    index('habit_pauses_member').on(table.memberId, table.fromDay),
    uniqueIndex('habit_pauses_request').on(table.memberId, table.requestKey),
  ],
);

/** How far a member's days are made, and when the next one begins. */
export const habitClocks = memberTable(
  'habit_clocks',
  {
    rolledDay: text('rolled_day').notNull(),
    nextRollAt: instant('next_roll_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId] }), index('habit_clocks_next').on(table.nextRollAt)],
);

/** Each assignment of an archetype makes a plan once. */
export const habitPlans = memberTable(
  'habit_plans',
  {
    assignmentId: uuid('assignment_id').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.assignmentId] })],
);

/** A calendar's secret address: SHA-256 of the secret, hex. The secret itself is kept nowhere. */
export const habitCalendars = memberTable(
  'habit_calendars',
  {
    tokenHash: text('token_hash').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId] }),
    uniqueIndex('habit_calendars_token').on(table.tokenHash),
  ],
);
