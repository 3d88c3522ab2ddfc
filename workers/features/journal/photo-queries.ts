import { and, asc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { journalEntries, journalPhotos } from '#db/schema/journal.ts';
import type { EntryId, JournalPhotoId, MemberId } from '#workers/kernel/ids.ts';
import type { StoredPhoto } from '#workers/kernel/photo-intake.ts';

/** How many photos an entry has; undefined when there is no such entry. */
export async function photoCount(db: Db, memberId: MemberId, entryId: EntryId): Promise<number | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({
        photos: sql<number>`(select count(*)::int from journal_photos p where p.entry_id = journal_entries.id and p.deleted_at is null)`,
      })
      .from(journalEntries)
      .where(and(eq(journalEntries.id, entryId), isNull(journalEntries.deletedAt)))
      .limit(1),
  );
  return rows[0]?.photos;
}

export async function insertPhoto(db: Db, memberId: MemberId, entryId: EntryId, photo: StoredPhoto) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .insert(journalPhotos)
      .values({ ...photo, entryId, memberId })
      .returning(),
  );
  return rows[0];
}

/** A photo that is there, of an entry that is there. */
export async function photoRow(db: Db, memberId: MemberId, id: JournalPhotoId) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({ fileKey: journalPhotos.fileKey })
      .from(journalPhotos)
      .innerJoin(journalEntries, eq(journalEntries.id, journalPhotos.entryId))
      .where(and(eq(journalPhotos.id, id), isNull(journalPhotos.deletedAt), isNull(journalEntries.deletedAt)))
      .limit(1),
  );
  return rows[0];
}

export async function markPhotoDeleted(
  db: Db,
  memberId: MemberId,
  id: JournalPhotoId,
  at: Date | null,
): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(journalPhotos)
      .set({ deletedAt: at })
      .where(
        and(
          eq(journalPhotos.id, id),
          at === null ? isNotNull(journalPhotos.deletedAt) : isNull(journalPhotos.deletedAt),
        ),
      )
      .returning({ id: journalPhotos.id }),
  );
  return rows.length > 0;
}

export async function photosDeletedBefore(db: Db, before: Date, limit: number) {
  return db
    .asSystem('tidy: journal photos past their undo time')
    .run((q) =>
      q
        .select({ id: journalPhotos.id, fileKey: journalPhotos.fileKey })
        .from(journalPhotos)
        .where(lt(journalPhotos.deletedAt, before))
        .orderBy(asc(journalPhotos.deletedAt))
        .limit(limit),
    );
}

export async function purgePhotos(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return;
  await db
    .asSystem('tidy: journal photos past their undo time')
    .run((q) =>
      q
        .delete(journalPhotos)
        .where(
          and(
            sql`${journalPhotos.id} = any(${`{${ids.join(',')}}`}::uuid[])`,
            isNotNull(journalPhotos.deletedAt),
          ),
        ),
    );
}
