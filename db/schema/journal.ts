import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  customType,
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

/** Written as `array_to_tsvector(…)` of keyed hashes, and never read. */
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** What an edit replaced. `content` is sealed as it was. */
export interface PreviousColumn {
  content: string;
  mood: number | null;
  valence: number | null;
  energy: number | null;
  occurredAt: string;
  localDay: string;
}

/**
 * What a person wrote. Every word of theirs, tags and activities included, stands in `content` alone, sealed; `words` and
 * `labels` hold keyed hashes of it. Numbers and times stand open: lists, pixels and scores are made of them.
 */
export const journalEntries = memberTable(
  'journal_entries',
  {
    id: id(),
    occurredAt: instant('occurred_at').notNull(),
    localDay: text('local_day').notNull(),
    /** 1 (awful) to 5 (great). */
    mood: smallint('mood'),
    /** Unpleasant −1 to pleasant 1, and drained −1 to wide awake 1: the two axes of Russell's circumplex (1980). */
    valence: real('valence'),
    energy: real('energy'),
    /** Sealed JSON of `EntryContent`. */
    content: text('content').notNull(),
    words: tsvector('words').notNull(),
    labels: text('labels').array().notNull().default(sql`'{}'::text[]`),
    /** The one step that an undo goes back. */
    previous: jsonb('previous').$type<PreviousColumn>(),
    enrichmentState: text('enrichment_state', { enum: ['none', 'queued', 'waiting', 'ready'] }).notNull(),
    /** Counts what asked for a run of the job: a job's key is made of it, and a late run that is behind writes nothing. */
    enrichmentRun: integer('enrichment_run').notNull().default(1),
    /** Sealed JSON of `Reading`: what a model made of the words says much about them. */
    enrichment: text('enrichment'),
    /** Of the words, −1 to 1; for scores over many entries. */
    textValence: real('text_valence'),
    requestKey: text('request_key'),
    ...timestamps(),
    ...softDelete(),
  },
  (table) => [
    index('journal_entries_history')
      .on(table.memberId, table.occurredAt, table.id)
      .where(sql`deleted_at is null`),
    index('journal_entries_day').on(table.memberId, table.localDay).where(sql`deleted_at is null`),
    index('journal_entries_words').using('gin', table.words),
    index('journal_entries_labels').using('gin', table.labels),
    index('journal_entries_open').on(table.updatedAt).where(sql`enrichment_state in ('queued', 'waiting')`),
    index('journal_entries_deleted').on(table.deletedAt).where(sql`deleted_at is not null`),
    uniqueIndex('journal_entries_request').on(table.memberId, table.requestKey),
    unique('journal_entries_of_member').on(table.id, table.memberId),
  ],
);

/** A foreign key looks past row-level security, so it names the member as well: nothing can hang on somebody else's entry. */
function ofSameMember(name: string, table: { entryId: AnyPgColumn; memberId: AnyPgColumn }) {
  return foreignKey({
    name,
    columns: [table.entryId, table.memberId],
    foreignColumns: [journalEntries.id, journalEntries.memberId],
  }).onDelete('cascade');
}

export const journalPhotos = memberTable(
  'journal_photos',
  {
    id: id(),
    entryId: uuid('entry_id').notNull(),
    fileKey: text('file_key').notNull(),
    sha256: text('sha256').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    ...softDelete(),
  },
  (table) => [
    ofSameMember('journal_photos_entry', table),
    index('journal_photos_of_entry').on(table.entryId),
    index('journal_photos_member').on(table.memberId),
    index('journal_photos_deleted').on(table.deletedAt).where(sql`deleted_at is not null`),
  ],
);

/** The tags and activities that a member has used, so that they can be offered again: a hash to count by, the name sealed. */
export const journalLabels = memberTable(
  'journal_labels',
  {
    id: id(),
    kind: text('kind', { enum: ['tag', 'activity'] }).notNull(),
    hash: text('hash').notNull(),
    name: text('name').notNull(),
    uses: integer('uses').notNull().default(1),
    lastUsedAt: instant('last_used_at').notNull(),
  },
  (table) => [uniqueIndex('journal_labels_once').on(table.memberId, table.kind, table.hash)],
);

/**
 * Where an entry lies among meanings, by the model that placed it. Personal data: a vector tells what a text is about. The
 * column `embedding` is added by SQL where the server has pgvector, and absent elsewhere.
 */
export const journalEmbeddings = memberTable(
  'journal_embeddings',
  {
    entryId: uuid('entry_id').notNull(),
    model: text('model').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.entryId, table.model] }),
    ofSameMember('journal_embeddings_entry', table),
    index('journal_embeddings_member').on(table.memberId, table.model),
  ],
);
