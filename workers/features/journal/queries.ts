import {
  and,
  arrayContains,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { journalEntries, journalLabels, journalPhotos, type PreviousColumn } from '#db/schema/journal.ts';
import { type EntryId, type MemberId, newId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import type { SealedEntry, SealedLabel } from './pure/sealed-entry.ts';

/** Filtered and unfiltered lists count up to here: beyond, the total is 'at least'. */
export const COUNT_BOUND = 10_000;

const columns = {
  id: journalEntries.id,
  memberId: journalEntries.memberId,
  occurredAt: journalEntries.occurredAt,
  localDay: journalEntries.localDay,
  mood: journalEntries.mood,
  valence: journalEntries.valence,
  energy: journalEntries.energy,
  content: journalEntries.content,
  previous: journalEntries.previous,
  enrichmentState: journalEntries.enrichmentState,
  enrichmentRun: journalEntries.enrichmentRun,
  enrichment: journalEntries.enrichment,
  createdAt: journalEntries.createdAt,
  updatedAt: journalEntries.updatedAt,
};

export interface EntryRow {
  id: string;
  memberId: string;
  occurredAt: Date;
  localDay: string;
  mood: number | null;
  valence: number | null;
  energy: number | null;
  content: string;
  previous: PreviousColumn | null;
  enrichmentState: 'none' | 'queued' | 'waiting' | 'ready';
  enrichmentRun: number;
  enrichment: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export type PhotoRow = typeof journalPhotos.$inferSelect;

/** Where and when an entry stands; what is open about it. */
export interface OpenFields {
  occurredAt: Date;
  localDay: string;
  mood: number | null;
  valence: number | null;
  energy: number | null;
}

const alive = isNull(journalEntries.deletedAt);

/** Hashes are base64url letters, so that an array of them needs no quoting. */
function textArray(words: readonly string[]): SQL {
  return sql`${`{${words.join(',')}}`}::text[]`;
}

function sealedColumns({ content, words, labels }: SealedEntry) {
  return {
    content,
    words: sql<string>`array_to_tsvector(${textArray(words)})`,
    labels: sql<string[]>`${textArray(labels)}`,
  };
}

export interface NewEntryRow extends OpenFields {
  id: EntryId;
  sealed: SealedEntry;
  enrichmentState: 'none' | 'queued' | 'ready';
  /** Sealed, where it was read already. */
  enrichment?: string | null;
  textValence?: number | null;
  requestKey: string | null;
}

/** Adds an entry and counts its labels, in one transaction. */
export async function insertEntry(
  db: Db,
  memberId: MemberId,
  entry: NewEntryRow,
  labels: readonly SealedLabel[],
  now: Date,
): Promise<void> {
  const { sealed, ...row } = entry;
  await db.asMember(memberId).all((q) => [
    q.insert(journalEntries).values({ ...row, memberId, ...sealedColumns(sealed) }),
    ...(labels.length === 0
      ? []
      : [
          q
            .insert(journalLabels)
            .values(labels.map((label) => ({ ...label, id: newId(), memberId, lastUsedAt: now })))
            .onConflictDoUpdate({
              target: [journalLabels.memberId, journalLabels.kind, journalLabels.hash],
              set: { uses: sql`${journalLabels.uses} + 1`, lastUsedAt: now },
            }),
        ]),
  ]);
}

export async function entryByRequest(db: Db, memberId: MemberId, requestKey: string) {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q.select(columns).from(journalEntries).where(eq(journalEntries.requestKey, requestKey)).limit(1),
    );
  return rows[0];
}

export async function entryWithPhotos(
  db: Db,
  memberId: MemberId,
  id: EntryId,
): Promise<{ entry: EntryRow; photos: PhotoRow[] } | undefined> {
  const [entries, photos] = await db.asMember(memberId).all((q) => [
    q
      .select(columns)
      .from(journalEntries)
      .where(and(eq(journalEntries.id, id), alive))
      .limit(1),
    q
      .select()
      .from(journalPhotos)
      .where(and(eq(journalPhotos.entryId, id), isNull(journalPhotos.deletedAt)))
      .orderBy(asc(journalPhotos.id))
      .limit(50),
  ]);
  const entry = entries[0];
  return entry === undefined ? undefined : { entry, photos };
}

export async function entriesByIds(db: Db, memberId: MemberId, ids: readonly string[]) {
  if (ids.length === 0) return { entries: [], photos: [] };
  const [entries, photos] = await db.asMember(memberId).all((q) => [
    q
      .select(columns)
      .from(journalEntries)
      .where(and(inArray(journalEntries.id, [...ids]), alive))
      .limit(100),
    q
      .select()
      .from(journalPhotos)
      .where(and(inArray(journalPhotos.entryId, [...ids]), isNull(journalPhotos.deletedAt)))
      .orderBy(asc(journalPhotos.id))
      .limit(1_000),
  ]);
  return { entries, photos };
}

export interface EntryFilters {
  /** Each word as the hashes of its possible stems; all words must be there. */
  words: readonly (readonly string[])[];
  labels: readonly string[];
  mood?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export function isUnfiltered({ words, labels, mood, from, to }: EntryFilters): boolean {
  return words.length + labels.length === 0 && (mood ?? from ?? to) === undefined;
}

/** A `tsquery` literal: any form of each word, all words or any. */
export function tsquery(words: readonly (readonly string[])[], joint: '&' | '|'): string {
  return words.map((forms) => `(${forms.map((form) => `'${form}'`).join(' | ')})`).join(` ${joint} `);
}

/** The condition that an entry is the member's, not deleted, and as the filters say. */
export function matching(memberId: MemberId, { words, labels, mood, from, to }: EntryFilters) {
  return and(
    eq(journalEntries.memberId, memberId),
    alive,
    words.length === 0 ? undefined : sql`${journalEntries.words} @@ ${tsquery(words, '&')}::tsquery`,
    labels.length === 0 ? undefined : arrayContains(journalEntries.labels, textArray(labels)),
    mood === undefined ? undefined : eq(journalEntries.mood, mood),
    from === undefined ? undefined : gte(journalEntries.localDay, from),
    to === undefined ? undefined : lte(journalEntries.localDay, to),
    // No zone is a day away from UTC, and the index that orders entries knows times alone.
    from === undefined ? undefined : gte(journalEntries.occurredAt, dayUtc(from, -1)),
    to === undefined ? undefined : lt(journalEntries.occurredAt, dayUtc(to, 2)),
  );
}

/** Kept to years that entries can be of, and Postgres can read. */
function dayUtc(day: string, daysOn: number): Date {
  const at = Date.parse(`${day}T00:00:00Z`) + daysOn * 86_400_000;
  return new Date(Math.min(Date.UTC(9000, 0), Math.max(Date.UTC(1899, 0), at)));
}

/** A page of entries, the newest first, with the photos of its entries and how many entries match (at most one above the bound). */
export async function entryPage(
  db: Db,
  memberId: MemberId,
  filters: EntryFilters,
  { limit, offset }: { limit: number; offset: number },
) {
  const where = matching(memberId, filters);
  const [entries, counted] = await db.asMember(memberId).all((q) => [
    q
      .select(columns)
      .from(journalEntries)
      .where(where)
      .orderBy(desc(journalEntries.occurredAt), desc(journalEntries.id))
      .limit(limit)
      .offset(offset),
    q.select({ total: sql<number>`count(*)::int` }).from(
      q
        .select({ one: sql`1`.as('one') })
        .from(journalEntries)
        .where(where)
        .limit(COUNT_BOUND + 1)
        .as('counted'),
    ),
  ]);
  return { entries, total: counted[0]?.total ?? 0 };
}

/** All entries in the order of their ids, those after `after`: the order in which they were written down. */
export async function entriesAfter(
  db: Db,
  memberId: MemberId,
  after: string | null,
  limit: number,
): Promise<EntryRow[]> {
  return db.asMember(memberId).run((q) =>
    q
      .select(columns)
      .from(journalEntries)
      .where(and(alive, after === null ? undefined : gt(journalEntries.id, after)))
      .orderBy(asc(journalEntries.id))
      .limit(limit),
  );
}

/** Photos of a page's entries. */
export async function photosOfEntries(db: Db, memberId: MemberId, entryIds: readonly string[]) {
  if (entryIds.length === 0) return [];
  return db.asMember(memberId).run((q) =>
    q
      .select()
      .from(journalPhotos)
      .where(and(inArray(journalPhotos.entryId, [...entryIds]), isNull(journalPhotos.deletedAt)))
      .orderBy(asc(journalPhotos.id))
      .limit(1_000),
  );
}

export interface EntryChange extends OpenFields {
  sealed: SealedEntry;
  previous: PreviousColumn;
  enrichmentState: 'none' | 'queued';
}

/**
 * Writes a change over the version that was read, and leaves that as the one step back. Undefined: somebody else was faster,
 * and nothing was written. @returns the run that the enrichment job is now for
 */
export async function rewriteEntry(
  db: Db,
  memberId: MemberId,
  read: Pick<EntryRow, 'id' | 'content'>,
  { sealed, ...change }: EntryChange,
  labels: readonly SealedLabel[],
  now: Date,
): Promise<number | undefined> {
  const [rows] = await db.asMember(memberId).all((q) => [
    q
      .update(journalEntries)
      .set({
        ...change,
        ...sealedColumns(sealed),
        enrichment: null,
        textValence: null,
        enrichmentRun: sql`${journalEntries.enrichmentRun} + 1`,
      })
      .where(and(eq(journalEntries.id, read.id), alive, eq(journalEntries.content, read.content)))
      .returning({ run: journalEntries.enrichmentRun }),
    ...(labels.length === 0
      ? []
      : [
          q
            .insert(journalLabels)
            .values(labels.map((label) => ({ ...label, id: newId(), memberId, lastUsedAt: now })))
            .onConflictDoUpdate({
              target: [journalLabels.memberId, journalLabels.kind, journalLabels.hash],
              set: { uses: sql`${journalLabels.uses} + 1`, lastUsedAt: now },
            }),
        ]),
  ]);
  return rows[0]?.run;
}

/** Deletes softly (`at`), or brings back (`null`). False: there is no such entry in that state. */
export async function markDeleted(
  db: Db,
  memberId: MemberId,
  id: EntryId,
  at: Date | null,
): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(journalEntries)
      .set({ deletedAt: at })
      .where(and(eq(journalEntries.id, id), at === null ? isNotNull(journalEntries.deletedAt) : alive))
      .returning({ id: journalEntries.id }),
  );
  return rows.length > 0;
}

export async function journalDayRows(db: Db, memberId: MemberId, from: LocalDay, to: LocalDay) {
  return db.asMember(memberId).run((q) =>
    q
      .select({
        localDay: journalEntries.localDay,
        entries: sql<number>`count(*)::int`,
        mood: sql<number | null>`round(avg(${journalEntries.mood}), 2)::float8`,
        valence: sql<number | null>`round(avg(${journalEntries.valence})::numeric, 3)::float8`,
        energy: sql<number | null>`round(avg(${journalEntries.energy})::numeric, 3)::float8`,
        textValence: sql<number | null>`round(avg(${journalEntries.textValence})::numeric, 3)::float8`,
      })
      .from(journalEntries)
      .where(
        and(
          eq(journalEntries.memberId, memberId),
          alive,
          gte(journalEntries.localDay, from),
          lte(journalEntries.localDay, to),
        ),
      )
      .groupBy(journalEntries.localDay)
      .orderBy(asc(journalEntries.localDay))
      .limit(400),
  );
}

export async function labelRows(db: Db, memberId: MemberId, limit: number) {
  return db
    .asMember(memberId)
    .run((q) =>
      q
        .select()
        .from(journalLabels)
        .orderBy(desc(journalLabels.uses), desc(journalLabels.lastUsedAt))
        .limit(limit),
    );
}

/** Entries whose undo time is over, with the files of all their photos. */
export async function entriesDeletedBefore(db: Db, before: Date, limit: number) {
  return db.asSystem('tidy: entries past their undo time').run((q) =>
    q
      .select({
        id: journalEntries.id,
        fileKeys: sql<
          string[]
        >`coalesce((select array_agg(file_key) from journal_photos where entry_id = journal_entries.id), '{}')`,
      })
      .from(journalEntries)
      .where(lt(journalEntries.deletedAt, before))
      .orderBy(asc(journalEntries.deletedAt))
      .limit(limit),
  );
}

export async function purgeEntries(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return;
  await db
    .asSystem('tidy: entries past their undo time')
    .run((q) =>
      q
        .delete(journalEntries)
        .where(and(inArray(journalEntries.id, [...ids]), isNotNull(journalEntries.deletedAt))),
    );
}
