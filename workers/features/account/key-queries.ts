import { and, asc, count, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { memberKeys } from '#db/schema/keys.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { WrappedKey } from '#workers/kernel/sealing/master-keys.ts';

/** A data key as its row holds it. */
export interface StoredKey extends WrappedKey {
  shareId: string | null;
}

const columns = {
  id: memberKeys.id,
  memberId: memberKeys.memberId,
  wrappedKey: memberKeys.wrappedKey,
  masterVersion: memberKeys.masterVersion,
  shareId: memberKeys.shareId,
  destroyedAt: memberKeys.destroyedAt,
};

export async function memberKeyRow(db: Db, memberId: MemberId) {
  const rows = await db.asMember(memberId).run((q) => q.select(columns).from(memberKeys).limit(1));
  return rows[0];
}

/** Adds the member's first key. False: of two at once, the other stands, and must be read. */
export async function insertMemberKey(db: Db, memberId: MemberId, id: string, key: StoredKey) {
  const { wrapped: wrappedKey, masterVersion, shareId } = key;
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q
        .insert(memberKeys)
        .values({ id, memberId, wrappedKey, masterVersion, shareId })
        .onConflictDoNothing({ target: memberKeys.memberId })
        .returning({ id: memberKeys.id }),
    );
  return rows.length > 0;
}

export async function destroyKeyRow(db: Db, memberId: MemberId, now: Date): Promise<boolean> {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q
        .update(memberKeys)
        .set({ wrappedKey: null, destroyedAt: now })
        .where(isNull(memberKeys.destroyedAt))
        .returning({ id: memberKeys.id }),
    );
  return rows.length > 0;
}

/** Keys that an older master key wraps, by id, those after `after`. */
export async function keysUnderOlderMaster(
  db: Db,
  { version, after, limit }: { version: number; after: string | null; limit: number },
) {
  return db.asSystem('rotation of the master key').run((q) =>
    q
      .select(columns)
      .from(memberKeys)
      .where(
        and(
          lt(memberKeys.masterVersion, version),
          isNull(memberKeys.destroyedAt),
          after === null ? undefined : gt(memberKeys.id, after),
        ),
      )
      .orderBy(asc(memberKeys.id))
      .limit(limit),
  );
}

/** Keys that the master key opens alone, by id, those after `after`. */
export async function keysWithoutShare(db: Db, { after, limit }: { after: string | null; limit: number }) {
  return db.asSystem('keys get a share').run((q) =>
    q
      .select(columns)
      .from(memberKeys)
      .where(
        and(
          isNull(memberKeys.shareId),
          isNull(memberKeys.destroyedAt),
          after === null ? undefined : gt(memberKeys.id, after),
        ),
      )
      .orderBy(asc(memberKeys.id))
      .limit(limit),
  );
}

/** Writes a key that was wrapped anew, if the row still holds what was unwrapped. */
export async function rewriteKeyRow(db: Db, id: string, from: WrappedKey, to: StoredKey): Promise<boolean> {
  const rows = await db.asSystem('rotation of the master key').run((q) =>
    q
      .update(memberKeys)
      .set({ wrappedKey: to.wrapped, masterVersion: to.masterVersion, shareId: to.shareId })
      .where(
        and(
          eq(memberKeys.id, id),
          eq(memberKeys.wrappedKey, from.wrapped),
          eq(memberKeys.masterVersion, from.masterVersion),
        ),
      )
      .returning({ id: memberKeys.id }),
  );
  return rows.length > 0;
}

/** How many data keys each master key wraps, the oldest version first. */
export async function keysByMaster(
  db: Db,
): Promise<{ version: number; keys: number; withoutShare: number }[]> {
  return db.asSystem('rotation of the master key').run((q) =>
    q
      .select({
        version: memberKeys.masterVersion,
        keys: count(),
        withoutShare: sql<number>`count(*) filter (where ${memberKeys.shareId} is null)::int`,
      })
      .from(memberKeys)
      .where(isNull(memberKeys.destroyedAt))
      .groupBy(memberKeys.masterVersion)
      .orderBy(asc(memberKeys.masterVersion)),
  );
}
