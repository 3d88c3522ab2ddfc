import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, systemTable, timestamps } from './columns.ts';
import { memberTable } from './core.ts';

/** Minutes of the local day, `from` inclusive and `to` exclusive. */
export interface WindowColumn {
  slot: 'morning' | 'midday' | 'evening';
  from: number;
  to: number;
}

/**
 * How a member wants to be prompted, and their plan: the next prompt, which is due at `next_due_at` and will have the id
 * `next_prompt_id`. Each plan has an id of its own. Due without a slot means that the person is to be planned anew. Whoever
 * is due is found by `prompt_settings_due` alone, which holds all that a runner needs.
 */
export const promptSettings = memberTable(
  'prompt_settings',
  {
    channel: text('channel', { enum: ['push', 'mail', 'none'] })
      .notNull()
      .default('none'),
    /** A push that reaches no device goes by mail instead. */
    mailFallback: boolean('mail_fallback').notNull().default(false),
    windows: jsonb('windows').$type<WindowColumn[]>().notNull(),
    /** 1 Monday to 7 Sunday, as ISO 8601 counts. */
    weekdays: smallint('weekdays').array().notNull(),
    /** Minutes of the local day; the end may lie before the start, which is then a night. Both null: no quiet hours. */
    quietFrom: integer('quiet_from'),
    quietTo: integer('quiet_to'),
    pausedUntil: instant('paused_until'),
    digest: boolean('digest').notNull().default(false),
    nextDueAt: instant('next_due_at'),
    nextUntil: instant('next_until'),
    nextDay: text('next_day'),
    nextSlot: text('next_slot'),
    nextPromptId: uuid('next_prompt_id').notNull().defaultRandom(),
    ...timestamps(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId] }),
    index('prompt_settings_due')
      .on(table.nextDueAt, table.nextPromptId, table.nextSlot, table.memberId)
      .where(sql`next_due_at is not null`),
    index('prompt_settings_digest').on(table.memberId).where(sql`digest`),
  ],
);

/**
 * Plans that a runner has taken: the key lets one runner have each. It grows in the order in which plans fall due, at one end
 * of one index, and names no member; a claim that is two days old has done its work.
 */
export const promptClaims = systemTable(
  'prompt_claims',
  {
    dueAt: instant('due_at').notNull(),
    promptId: uuid('prompt_id').notNull(),
    claimedAt: instant('claimed_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.dueAt, table.promptId] })],
);

/** One row a slot of a local day: the unique key is what makes a prompt happen once. */
export const prompts = memberTable(
  'prompts',
  {
    id: id(),
    localDay: text('local_day').notNull(),
    slot: text('slot').notNull(),
    dueAt: instant('due_at').notNull(),
    /** The end of the window: after it the prompt is of no use. */
    usefulUntil: instant('useful_until').notNull(),
    state: text('state', {
      enum: ['claimed', 'sent', 'snoozed', 'done', 'skipped', 'missed', 'failed'],
    })
      .notNull()
      .default('claimed'),
    /** Counts from 1; a snooze begins the next. A button of an earlier round does nothing. */
    round: smallint('round').notNull().default(1),
    /** The task it asks for; null is the day's check-in. */
    instanceId: uuid('instance_id'),
    channel: text('channel', { enum: ['push', 'mail'] }),
    /** Why it was missed or has failed: a word, never content. */
    reason: text('reason'),
    remindAt: instant('remind_at'),
    sentAt: instant('sent_at'),
    deliveredAt: instant('delivered_at'),
    openedAt: instant('opened_at'),
    answeredAt: instant('answered_at'),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('prompts_once').on(table.memberId, table.localDay, table.slot),
    index('prompts_recent').on(table.memberId, table.dueAt, table.id),
    index('prompts_open').on(table.updatedAt).where(sql`state in ('claimed', 'snoozed')`),
  ],
);

/** A browser that may be pushed to. The endpoint is a secret address: whoever has it and our key can push. */
export const pushDevices = memberTable(
  'push_devices',
  {
    id: id(),
    endpoint: text('endpoint').notNull(),
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    /** What the browser calls itself, such as 'Firefox on Android'. */
    label: text('label').notNull(),
    lastSentAt: instant('last_sent_at'),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('push_devices_endpoint').on(table.endpoint),
    index('push_devices_member').on(table.memberId),
  ],
);

/** Weekly mails that were sent or are under way: one a member and week. */
export const promptDigests = memberTable(
  'prompt_digests',
  {
    /** The Monday of the week that it tells of, 'YYYY-MM-DD'. */
    week: text('week').notNull(),
    state: text('state', { enum: ['claimed', 'sent', 'failed'] })
      .notNull()
      .default('claimed'),
    ...timestamps(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.week] }),
    index('prompt_digests_open').on(table.updatedAt).where(sql`state = 'claimed'`),
  ],
);
