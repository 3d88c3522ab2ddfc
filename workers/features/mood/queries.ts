import { and, asc, between, count, desc, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { moodCalibrations, moodMoments } from '#db/schema/mood.ts';
import type { MemberId } from '#workers/kernel/ids.ts';

export type MomentRow = typeof moodMoments.$inferSelect;
export type CalibrationRow = typeof moodCalibrations.$inferSelect;

const HOUR_MS = 3_600_000;
const alive = isNull(moodMoments.deletedAt);

function ofMember(memberId: MemberId) {
  return and(eq(moodMoments.memberId, memberId), alive);
}

/** Instants of a local day in every zone, so that the index in order of time finds it. */
function onDay(day: string) {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return and(
    eq(moodMoments.localDay, day),
    between(moodMoments.occurredAt, new Date(midnight - 14 * HOUR_MS), new Date(midnight + 36 * HOUR_MS)),
  );
}

export async function momentPage(
  db: Db,
  memberId: MemberId,
  { limit, offset, day }: { limit: number; offset: number; day: string | undefined },
) {
  const wanted = and(ofMember(memberId), day === undefined ? undefined : onDay(day));
  const [rows, totals] = await db
    .asMember(memberId)
    .all((q) => [
      q
        .select()
        .from(moodMoments)
        .where(wanted)
        .orderBy(desc(moodMoments.occurredAt), desc(moodMoments.id))
        .limit(limit)
        .offset(offset),
      q.select({ total: count() }).from(moodMoments).where(wanted),
    ]);
  return { rows, total: totals[0]?.total ?? 0 };
}

/** The newest moments, which a confidence is made of. */
export async function newestMoments(db: Db, memberId: MemberId, limit: number): Promise<MomentRow[]> {
  return db
    .asMember(memberId)
    .run((q) =>
      q
        .select()
        .from(moodMoments)
        .where(ofMember(memberId))
        .orderBy(desc(moodMoments.occurredAt), desc(moodMoments.id))
        .limit(limit),
    );
}

/** Undefined: the request was there before. */
export async function insertMoment(
  db: Db,
  memberId: MemberId,
  row: Omit<typeof moodMoments.$inferInsert, 'memberId'>,
): Promise<MomentRow | undefined> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .insert(moodMoments)
      .values({ ...row, memberId })
      .onConflictDoNothing({ target: [moodMoments.memberId, moodMoments.requestKey] })
      .returning(),
  );
  return rows[0];
}

export async function momentByRequest(db: Db, memberId: MemberId, requestKey: string) {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select().from(moodMoments).where(eq(moodMoments.requestKey, requestKey)).limit(1));
  return rows[0];
}

/** Deletes a moment, or brings it back. Undefined: there is none in that state. */
export async function markMoment(db: Db, memberId: MemberId, id: string, at: Date | null) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(moodMoments)
      .set({ deletedAt: at })
      .where(
        and(
          eq(moodMoments.memberId, memberId),
          eq(moodMoments.id, id),
          at === null ? isNotNull(moodMoments.deletedAt) : alive,
        ),
      )
      .returning(),
  );
  return rows[0];
}

export async function waitingMoments(db: Db, memberId: MemberId, limit: number): Promise<MomentRow[]> {
  return db.asMember(memberId).run((q) =>
    q
      .select()
      .from(moodMoments)
      .where(and(ofMember(memberId), eq(moodMoments.heartState, 'waiting')))
      .orderBy(asc(moodMoments.occurredAt))
      .limit(limit),
  );
}

/** Says how the heart of a moment looked, or that nothing is known of it. */
export async function settleMoment(
  db: Db,
  memberId: MemberId,
  id: string,
  heart: Pick<MomentRow, 'heartState' | 'probability' | 'heartBy'>,
): Promise<void> {
  await db.asMember(memberId).run((q) =>
    q
      .update(moodMoments)
      .set(heart)
      .where(
        and(
          eq(moodMoments.memberId, memberId),
          eq(moodMoments.id, id),
          eq(moodMoments.heartState, 'waiting'),
        ),
      ),
  );
}

export async function calibrationOf(db: Db, memberId: MemberId): Promise<CalibrationRow | undefined> {
  const rows = await db.asMember(memberId).run((q) => q.select().from(moodCalibrations).limit(1));
  return rows[0];
}

/** Keeps a calibration, unless one that was made later stands already. */
export async function storeCalibration(
  db: Db,
  memberId: MemberId,
  row: Omit<typeof moodCalibrations.$inferInsert, 'memberId'>,
): Promise<void> {
  await db.asMember(memberId).run((q) =>
    q
      .insert(moodCalibrations)
      .values({ ...row, memberId })
      .onConflictDoUpdate({
        target: moodCalibrations.memberId,
        set: row,
        setWhere: lt(moodCalibrations.madeAt, row.madeAt),
      }),
  );
}

/** Members whose moments wait for heart data, or have changed since their calibration was made, in the order of ids after `after`. */
export async function membersToCalibrate(db: Db, after: string, limit: number): Promise<string[]> {
  const made = sql`(select ${moodCalibrations.madeAt} from ${moodCalibrations}
    where ${moodCalibrations.memberId} = ${moodMoments.memberId})`;
  const rows = await db.asSystem('mood: find moments to look at').run((q) =>
    q
      .selectDistinct({ memberId: moodMoments.memberId })
      .from(moodMoments)
      .where(
        and(
          gt(moodMoments.memberId, sql`${after}::uuid`),
          or(
            and(alive, eq(moodMoments.heartState, 'waiting')),
            and(
              eq(moodMoments.heartState, 'found'),
              gt(moodMoments.updatedAt, sql`coalesce(${made}, '-infinity')`),
            ),
          ),
        ),
      )
      .orderBy(asc(moodMoments.memberId))
      .limit(limit),
  );
  return rows.map(({ memberId }) => memberId);
}

/** Deleted moments whose undo time is over. */
export async function purgeMoments(db: Db, before: Date, limit: number): Promise<void> {
  await db
    .asSystem('tidy: moments past their undo time')
    .run((q) =>
      q
        .delete(moodMoments)
        .where(
          sql`${moodMoments.id} in (select id from mood_moments where deleted_at < ${before} order by deleted_at limit ${limit})`,
        ),
    );
}
