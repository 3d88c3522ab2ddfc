import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { dataExports } from '#db/schema/account.ts';
import { members } from '#db/schema/core.ts';
import { type Id, type MemberId, newId } from '#workers/kernel/ids.ts';

export type ExportId = Id<'export'>;
export type ExportRow = typeof dataExports.$inferSelect;

const isOpen = inArray(dataExports.state, ['queued', 'running']);

/** The member's export that is being made: a new one, or the one that is under way. Undefined: the account is closed. */
export async function openExport(db: Db, memberId: MemberId): Promise<ExportRow | undefined> {
  const id = newId<'export'>();
  const [, rows] = await db.asSystem('privacy: a member asks for their data').all((q) => [
    q.execute(sql`
        insert into data_exports (id, member_id)
        select ${id}, ${members.id} from ${members} where ${members.id} = ${memberId} and deleted_at is null
        on conflict do nothing`),
    q
      .select()
      .from(dataExports)
      .where(and(eq(dataExports.memberId, memberId), isOpen)),
  ]);
  return rows[0];
}

export async function latestExports(db: Db, memberId: MemberId, limit: number): Promise<ExportRow[]> {
  return db
    .asMember(memberId)
    .run((q) =>
      q.select().from(dataExports).orderBy(desc(dataExports.createdAt), desc(dataExports.id)).limit(limit),
    );
}

export async function exportRow(db: Db, memberId: MemberId, id: ExportId): Promise<ExportRow | undefined> {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select().from(dataExports).where(eq(dataExports.id, id)));
  return rows[0];
}

/** Takes an export that is asked for, or goes on with one whose runner is gone; from its beginning. */
export async function beginExport(
  db: Db,
  memberId: MemberId,
  id: ExportId,
  begin: Pick<ExportRow, 'fileKey' | 'tablesTotal'>,
) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(dataExports)
      .set({ ...begin, state: 'running', tablesDone: 0, rowsWritten: 0, filesWritten: 0 })
      .where(and(eq(dataExports.id, id), isOpen))
      .returning({ id: dataExports.id }),
  );
  return rows.length > 0;
}

/** Notes how far an export is. False: it shall go on no more, for the member closed the account. */
export async function noteExport(
  db: Db,
  memberId: MemberId,
  id: ExportId,
  progress: Pick<ExportRow, 'tablesDone' | 'rowsWritten' | 'filesWritten'>,
): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(dataExports)
      .set(progress)
      .where(and(eq(dataExports.id, id), isRunning))
      .returning({ id: dataExports.id }),
  );
  return rows.length > 0;
}

const isAlive = sql`exists (select from ${members} where ${members.id} = ${dataExports.memberId} and deleted_at is null)`;
const isRunning = and(eq(dataExports.state, 'running'), isAlive);

export async function finishExport(
  db: Db,
  memberId: MemberId,
  id: ExportId,
  end: Pick<ExportRow, 'sizeBytes' | 'readyAt' | 'expiresAt' | 'tablesDone' | 'rowsWritten' | 'filesWritten'>,
): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(dataExports)
      .set({ ...end, state: 'ready' })
      .where(and(eq(dataExports.id, id), isRunning))
      .returning({ id: dataExports.id }),
  );
  return rows.length > 0;
}

export async function failExport(db: Db, memberId: MemberId, id: ExportId): Promise<void> {
  await db.asMember(memberId).run((q) =>
    q
      .update(dataExports)
      .set({ state: 'failed', fileKey: null })
      .where(and(eq(dataExports.id, id), isOpen)),
  );
}

/** Exports that were asked for or begun, and of which nothing was heard since `before`. */
export async function quietExports(db: Db, before: Date, limit: number) {
  return db.asSystem('privacy: look for lost exports').run((q) =>
    q
      .select({ id: dataExports.id, memberId: dataExports.memberId })
      .from(dataExports)
      .innerJoin(members, eq(members.id, dataExports.memberId))
      .where(and(isOpen, lt(dataExports.updatedAt, before), isNull(members.deletedAt)))
      .orderBy(dataExports.updatedAt)
      .limit(limit),
  );
}

/** Archives whose time is over. */
export async function expiredExports(db: Db, now: Date, limit: number) {
  return db.asSystem('privacy: archives expire').run((q) =>
    q
      .select({ id: dataExports.id, fileKey: dataExports.fileKey })
      .from(dataExports)
      .where(and(eq(dataExports.state, 'ready'), lt(dataExports.expiresAt, now)))
      .limit(limit),
  );
}

export async function markExpired(db: Db, ids: readonly string[]): Promise<void> {
  await db.asSystem('privacy: archives expire').run((q) =>
    q
      .update(dataExports)
      .set({ state: 'expired', fileKey: null })
      .where(inArray(dataExports.id, [...ids])),
  );
}
