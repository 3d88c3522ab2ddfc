import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { bodyDays, bodySamples, bodySources, bodyWindows } from '#db/schema/body.ts';
import type { BodySourceId, MemberId } from '#workers/kernel/ids.ts';

export type SourceRow = typeof bodySources.$inferSelect;

/** Makes a source, or brings the one of the same hash back. */
export async function putSource(
  db: Db,
  memberId: MemberId,
  row: Pick<SourceRow, 'id' | 'kind' | 'name' | 'hash'>,
): Promise<SourceRow | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .insert(bodySources)
      .values({ ...row, memberId })
      .onConflictDoUpdate({
        target: [bodySources.memberId, bodySources.hash],
        set: { updatedAt: sql`now()` },
      })
      .returning(),
  );
  return rows[0];
}

export async function sourceById(
  db: Db,
  memberId: MemberId,
  id: BodySourceId,
): Promise<SourceRow | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select()
      .from(bodySources)
      .where(and(eq(bodySources.id, id), isNull(bodySources.deletedAt)))
      .limit(1),
  );
  return rows[0];
}

export async function sourceRows(db: Db, memberId: MemberId): Promise<SourceRow[]> {
  return db
    .asMember(memberId)
    .run((q) =>
      q
        .select()
        .from(bodySources)
        .where(isNull(bodySources.deletedAt))
        .orderBy(desc(bodySources.lastSampleAt), desc(bodySources.id))
        .limit(100),
    );
}

/** Deletes a source or brings it back, and counts up the days whose figures rest on it. */
export async function setSourceDeleted(
  db: Db,
  memberId: MemberId,
  id: BodySourceId,
  deletedAt: Date | null,
): Promise<boolean> {
  const days = sql`select distinct local_day from ${bodyWindows} where member_id = ${memberId} and source_id = ${id}`;
  const [rows] = await db.asMember(memberId).all((q) => [
    q.update(bodySources).set({ deletedAt }).where(eq(bodySources.id, id)).returning({ id: bodySources.id }),
    q
      .update(bodyDays)
      .set({ wanted: sql`${bodyDays.wanted} + 1`, changedAt: sql`now()` })
      .where(
        sql`${bodyDays.localDay} in (${days}) or exists (select from ${bodySamples} s where s.member_id = ${memberId}
          and s.source_id = ${id} and s.slot_at >= (${bodyDays.localDay}::date - 1)::timestamptz
          and s.slot_at < (${bodyDays.localDay}::date + 2)::timestamptz)`,
      ),
  ]);
  return rows.length > 0;
}

/** Removes sources whose undo time is over; their samples go with them. */
export async function purgeSources(db: Db, before: Date, limit: number): Promise<number> {
  const scope = db.asSystem('body: sources whose undo time is over');
  const old = await scope.run((q) =>
    q.select({ id: bodySources.id }).from(bodySources).where(lt(bodySources.deletedAt, before)).limit(limit),
  );
  const ids = old.map(({ id }) => id);
  if (ids.length > 0) await scope.run((q) => q.delete(bodySources).where(inArray(bodySources.id, ids)));
  return ids.length;
}
