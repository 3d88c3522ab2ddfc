import { and, count, desc, eq, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { bodyNotes } from '#db/schema/body.ts';
import type { BodyNoteId, MemberId } from '#workers/kernel/ids.ts';

export type NoteRow = typeof bodyNotes.$inferSelect;

interface Span {
  from: string;
  to: string;
}

export async function notePage(
  db: Db,
  memberId: MemberId,
  { from, to }: Span,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: NoteRow[]; total: number }> {
  const where = and(
    eq(bodyNotes.memberId, memberId),
    gte(bodyNotes.localDay, from),
    lte(bodyNotes.localDay, to),
    isNull(bodyNotes.deletedAt),
  );
  const [rows, counted] = await db
    .asMember(memberId)
    .all((q) => [
      q
        .select()
        .from(bodyNotes)
        .where(where)
        .orderBy(desc(bodyNotes.localDay), sql`${bodyNotes.at} desc nulls last`, desc(bodyNotes.id))
        .limit(limit)
        .offset(offset),
      q.select({ total: count() }).from(bodyNotes).where(where),
    ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** Adds a note unless the day holds `most` of them. */
export async function insertNote(
  db: Db,
  memberId: MemberId,
  row: Pick<NoteRow, 'id' | 'localDay' | 'at' | 'content'>,
  most: number,
): Promise<boolean> {
  const { id, localDay, at, content } = row;
  const rows = await db.asMember(memberId).rows(sql`
    insert into body_notes (id, member_id, local_day, at, content)
    select ${id}, ${memberId}, ${localDay}, ${at?.toISOString() ?? null}::timestamptz, ${content}
    where (select count(*) from body_notes where member_id = ${memberId} and local_day = ${localDay} and deleted_at is null) < ${most}
    returning id`);
  return rows.length > 0;
}

export async function noteById(db: Db, memberId: MemberId, id: BodyNoteId): Promise<NoteRow | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select()
      .from(bodyNotes)
      .where(and(eq(bodyNotes.id, id), isNull(bodyNotes.deletedAt)))
      .limit(1),
  );
  return rows[0];
}

export async function updateNote(
  db: Db,
  memberId: MemberId,
  id: BodyNoteId,
  content: string,
): Promise<NoteRow | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(bodyNotes)
      .set({ content })
      .where(and(eq(bodyNotes.id, id), isNull(bodyNotes.deletedAt)))
      .returning(),
  );
  return rows[0];
}

export async function setNoteDeleted(
  db: Db,
  memberId: MemberId,
  id: BodyNoteId,
  deletedAt: Date | null,
): Promise<NoteRow | undefined> {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.update(bodyNotes).set({ deletedAt }).where(eq(bodyNotes.id, id)).returning());
  return rows[0];
}

/** Removes notes whose undo time is over. */
export async function purgeNotes(db: Db, before: Date, limit: number): Promise<number> {
  const scope = db.asSystem('body: notes whose undo time is over');
  const gone = await scope.run((q) =>
    q
      .delete(bodyNotes)
      .where(
        inArray(
          bodyNotes.id,
          q.select({ id: bodyNotes.id }).from(bodyNotes).where(lt(bodyNotes.deletedAt, before)).limit(limit),
        ),
      )
      .returning({ id: bodyNotes.id }),
  );
  return gone.length;
}
