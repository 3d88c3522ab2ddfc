import { and, eq, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { erasures } from '#db/schema/account.ts';
import { members } from '#db/schema/core.ts';
import type { Id, MemberId } from '#workers/kernel/ids.ts';

export type ErasureId = Id<'erasure'>;
export type ErasureRow = typeof erasures.$inferSelect;

const isOpen = inArray(erasures.state, ['waiting', 'running']);

export async function subjectOf(db: Db, memberId: MemberId): Promise<string | undefined> {
  const rows = await db
    .asSystem('account: the provider’s id of a member')
    .run((q) => q.select({ subject: members.clerkUserId }).from(members).where(eq(members.id, memberId)));
  return rows[0]?.subject;
}

/**
 * Closes an account and takes the person's name off it, all or nothing: what led to the person is replaced by the
 * erasure's own id. Gives the erasure that is open: this one, or the one that somebody began before.
 */
export async function beginErasure(
  db: Db,
  erasure: Omit<typeof erasures.$inferInsert, 'id'> & { id: ErasureId; memberId: MemberId },
): Promise<ErasureRow | undefined> {
  const { id, memberId, askedAt } = erasure;
  const [, , rows] = await db.asSystem('account: a person leaves').all((q) => [
    q.insert(erasures).values(erasure).onConflictDoNothing(),
    q
      .update(members)
      .set({ clerkUserId: `leaving:${id}`, deletedAt: askedAt })
      .where(and(eq(members.id, memberId), isNull(members.deletedAt))),
    q
      .select()
      .from(erasures)
      .where(and(eq(erasures.memberId, memberId), isOpen)),
  ]);
  return rows[0];
}

export async function erasureById(db: Db, id: ErasureId): Promise<ErasureRow | undefined> {
  const rows = await db
    .asSystem('account: an erasure')
    .run((q) => q.select().from(erasures).where(eq(erasures.id, id)));
  return rows[0];
}

/** The erasure of whoever signs in with this subject: one that waits or runs, or that ended a moment ago. */
export async function erasureOfSubject(db: Db, subjectHash: string): Promise<ErasureRow | undefined> {
  const rows = await db
    .asSystem('session: does this person leave')
    .run((q) => q.select().from(erasures).where(eq(erasures.subjectHash, subjectHash)).limit(1));
  return rows[0];
}

/** Takes an erasure back that did not begin, and gives the account its person again. False: there is none any more. */
export async function cancelErasureRow(db: Db, id: ErasureId, subject: string, now: Date): Promise<boolean> {
  const rows = await db.asSystem('account: a person stays').rows(sql`
    with kept as (
      update ${erasures} set state = 'cancelled', subject_hash = null, sealed_subject = null, finished_at = ${now},
        updated_at = now()
      where ${erasures.id} = ${id} and ${erasures.state} = 'waiting' returning member_id
    )
    update ${members} set clerk_user_id = ${subject}, deleted_at = null, updated_at = now() from kept
    where ${members.id} = kept.member_id returning ${members.id}`);
  return rows.length > 0;
}

/** Takes an erasure whose time has come, or goes on with one. Undefined: it was taken back, is done, or is not due. */
export async function takeErasure(db: Db, id: ErasureId, now: Date): Promise<ErasureRow | undefined> {
  const rows = await db.asSystem('erasure').run((q) =>
    q
      .update(erasures)
      .set({ state: 'running' })
      .where(and(eq(erasures.id, id), isOpen, lte(erasures.dueAt, now)))
      .returning(),
  );
  return rows[0];
}

/** Adds to what was removed, or, for what can be done only once, says that it was. */
export async function noteRemoved(
  db: Db,
  id: ErasureId,
  { key, count, isOnce = false }: { key: string; count: number; isOnce?: boolean },
): Promise<void> {
  const before = sql`coalesce((${erasures.counts} ->> ${key}::text)::int, 0)`;
  const next = isOnce ? sql`greatest(${before}, ${count}::int)` : sql`${before} + ${count}::int`;
  await db.asSystem('erasure').run((q) =>
    q
      .update(erasures)
      .set({ counts: sql`${erasures.counts} || jsonb_build_object(${key}::text, ${next})` })
      .where(eq(erasures.id, id)),
  );
}

/** The person is deleted at the identity provider: their id there is of no more use. */
export async function forgetSubject(db: Db, id: ErasureId): Promise<void> {
  await db
    .asSystem('erasure')
    .run((q) => q.update(erasures).set({ sealedSubject: null }).where(eq(erasures.id, id)));
}

export async function finishErasure(db: Db, id: ErasureId, now: Date): Promise<void> {
  await db
    .asSystem('erasure')
    .run((q) =>
      q
        .update(erasures)
        .set({ state: 'done', finishedAt: now, sealedSubject: null })
        .where(eq(erasures.id, id)),
    );
}

/** Erasures whose time has come, the oldest first. */
export async function dueErasures(db: Db, now: Date, limit: number) {
  return db.asSystem('erasure: which are due').run((q) =>
    q
      .select({ id: erasures.id })
      .from(erasures)
      .where(and(isOpen, lte(erasures.dueAt, now)))
      .orderBy(erasures.dueAt)
      .limit(limit),
  );
}

/** People who said that they leave since `since`. */
export async function leavingSince(db: Db, since: Date, limit: number) {
  return db.asSystem('erasure: who just left').run((q) =>
    q
      .select({ id: erasures.id, memberId: erasures.memberId })
      .from(erasures)
      .where(and(eq(erasures.state, 'waiting'), sql`${erasures.askedAt} > ${since}`))
      .limit(limit),
  );
}

/** Session tokens live for a minute: a day later nobody can come with one of a person who is gone. */
export async function forgetHashes(db: Db, before: Date): Promise<void> {
  await db.asSystem('erasure: hashes go').run((q) =>
    q
      .update(erasures)
      .set({ subjectHash: null })
      .where(and(eq(erasures.state, 'done'), lt(erasures.finishedAt, before))),
  );
}
