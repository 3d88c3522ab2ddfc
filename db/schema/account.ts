import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant, systemTable, timestamps } from './columns.ts';
import { memberTable } from './core.ts';

/** Archives of all that is kept of a member, and how far each is. One at a time is made for a member. */
export const dataExports = memberTable(
  'data_exports',
  {
    id: id(),
    state: text('state', { enum: ['queued', 'running', 'ready', 'failed', 'expired'] })
      .notNull()
      .default('queued'),
    /** Tables that are written, of all that will be. */
    tablesDone: integer('tables_done').notNull().default(0),
    tablesTotal: integer('tables_total').notNull().default(0),
    rowsWritten: integer('rows_written').notNull().default(0),
    filesWritten: integer('files_written').notNull().default(0),
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    /** Of the archive in object storage; null until it is whole, and once it expired. */
    fileKey: text('file_key'),
    readyAt: instant('ready_at'),
    expiresAt: instant('expires_at'),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('data_exports_one_at_once').on(table.memberId).where(sql`state in ('queued', 'running')`),
    index('data_exports_member').on(table.memberId, table.createdAt, table.id),
    index('data_exports_open').on(table.updatedAt).where(sql`state in ('queued', 'running')`),
    index('data_exports_expiring').on(table.expiresAt).where(sql`state = 'ready'`),
  ],
);

/**
 * Erasures of members, and what each removed. The row outlives the member: it is the receipt. Once it is done it holds
 * times and counts, and an id that leads to nobody.
 */
export const erasures = systemTable(
  'erasures',
  {
    id: id(),
    memberId: uuid('member_id').notNull(),
    state: text('state', { enum: ['waiting', 'running', 'done', 'cancelled'] })
      .notNull()
      .default('waiting'),
    origin: text('origin', { enum: ['member', 'identity-provider'] }).notNull(),
    /** HMAC-SHA256 of the identity provider's id: whoever signs in with it is told, and may stop the erasure. */
    subjectHash: text('subject_hash'),
    /** The same id, sealed by a secret of the installation: it is needed to undo, and to delete the person at the provider. */
    sealedSubject: text('sealed_subject'),
    askedAt: instant('asked_at').notNull(),
    dueAt: instant('due_at').notNull(),
    finishedAt: instant('finished_at'),
    /** What was removed so far, by `<store>/<name>`. */
    counts: jsonb('counts').$type<Record<string, number>>().notNull().default({}),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('erasures_one_at_once').on(table.memberId).where(sql`state in ('waiting', 'running')`),
    uniqueIndex('erasures_subject').on(table.subjectHash),
    index('erasures_due').on(table.dueAt).where(sql`state in ('waiting', 'running')`),
    index('erasures_finished').on(table.finishedAt).where(sql`subject_hash is not null`),
  ],
);
