import { and, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { allOf } from '#db/conditions.ts';
import { taskInstances } from '#db/schema/habits.ts';
import { prompts, pushDevices } from '#db/schema/prompts.ts';
import { asId, type MemberId, type PromptId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { slotKey } from './pure/prompt-times.ts';

type StoredPrompt = typeof prompts.$inferSelect;
/** The task that a prompt asks for, as it stands now. */
export type PromptedTask = Pick<typeof taskInstances.$inferSelect, 'id' | 'title' | 'state' | 'needsCapture'>;
/** `task` is null for a check-in, and for a task that is planned no more. */
export type PromptRow = StoredPrompt & { task: PromptedTask | null };
export type DeviceRow = typeof pushDevices.$inferSelect;
type PromptChange = Partial<
  Pick<
    PromptRow,
    'state' | 'round' | 'instanceId' | 'channel' | 'reason' | 'remindAt' | 'sentAt' | 'answeredAt'
  >
>;

const shown = {
  prompt: prompts,
  task: {
    id: taskInstances.id,
    title: taskInstances.title,
    state: taskInstances.state,
    needsCapture: taskInstances.needsCapture,
  },
};
const itsTask = and(eq(taskInstances.id, prompts.instanceId), eq(taskInstances.memberId, prompts.memberId));
const rowOf = ({ prompt, task }: { prompt: StoredPrompt; task: PromptedTask | null }): PromptRow => ({
  ...prompt,
  task,
});

export async function promptById(db: Db, memberId: MemberId, id: PromptId): Promise<PromptRow | undefined> {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q.select(shown).from(prompts).leftJoin(taskInstances, itsTask).where(eq(prompts.id, id)).limit(1),
    );
  return rows.map(rowOf)[0];
}

/** Whose prompt it is. Ask it for an id out of a signed token alone. */
export async function holderOfPrompt(db: Db, id: PromptId): Promise<MemberId | undefined> {
  const rows = await db
    .asSystem('prompts: a button of a notification')
    .run((q) => q.select({ memberId: prompts.memberId }).from(prompts).where(eq(prompts.id, id)).limit(1));
  const [row] = rows;
  return row && asId<'member'>(row.memberId);
}

/** Changes a prompt that still stands as it was read; false when something else was faster. */
export async function changePrompt(
  db: Db,
  read: Pick<PromptRow, 'id' | 'memberId' | 'state' | 'round'>,
  change: PromptChange,
): Promise<boolean> {
  const rows = await db.asMember(read.memberId).run((q) =>
    q
      .update(prompts)
      .set(change)
      .where(allOf(eq(prompts.id, read.id), eq(prompts.state, read.state), eq(prompts.round, read.round)))
      .returning({ id: prompts.id }),
  );
  return rows.length > 0;
}

/** The first time counts: a browser may tell twice. */
export async function markSeen(
  db: Db,
  memberId: MemberId,
  id: PromptId,
  seen: { what: 'delivered' | 'opened'; at: Date },
): Promise<void> {
  const at = sql`${seen.at.toISOString()}::timestamptz`;
  const set =
    seen.what === 'delivered'
      ? { deliveredAt: sql`coalesce(${prompts.deliveredAt}, ${at})` }
      : {
          deliveredAt: sql`coalesce(${prompts.deliveredAt}, ${at})`,
          openedAt: sql`coalesce(${prompts.openedAt}, ${at})`,
        };
  await db.asMember(memberId).run((q) => q.update(prompts).set(set).where(eq(prompts.id, id)));
}

export async function listPromptRows(db: Db, memberId: MemberId, page: { limit: number; offset: number }) {
  const [rows, counted] = await db
    .asMember(memberId)
    .all((q) => [
      q
        .select(shown)
        .from(prompts)
        .leftJoin(taskInstances, itsTask)
        .where(eq(prompts.memberId, memberId))
        .orderBy(desc(prompts.dueAt), desc(prompts.id))
        .limit(page.limit)
        .offset(page.offset),
      q.select({ total: sql<number>`count(*)::int` }).from(prompts).where(eq(prompts.memberId, memberId)),
    ]);
  return { rows: rows.map(rowOf), total: counted[0]?.total ?? 0 };
}

/** The latest prompts that wait for an answer. */
export async function openPrompts(db: Db, memberId: MemberId, limit: number): Promise<PromptRow[]> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select(shown)
      .from(prompts)
      .leftJoin(taskInstances, itsTask)
      .where(allOf(eq(prompts.memberId, memberId), inArray(prompts.state, ['sent', 'snoozed'])))
      .orderBy(desc(prompts.dueAt), desc(prompts.id))
      .limit(limit),
  );
  return rows.map(rowOf);
}

/** Slots that have their prompt, from a local day on, by `slotKey`. */
export async function takenSlots(db: Db, memberId: MemberId, from: LocalDay): Promise<Set<string>> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({ day: prompts.localDay, slot: prompts.slot })
      .from(prompts)
      .where(allOf(eq(prompts.memberId, memberId), gte(prompts.localDay, from)))
      .limit(50),
  );
  return new Set(rows.map(slotKey));
}

/** Prompts that stand still: the message was lost between the claim and the queue, or the snooze is over. */
export async function strandedPrompts(db: Db, before: Date, limit: number) {
  return db.asSystem('sweep: prompts').run((q) =>
    q
      .select({ id: prompts.id, memberId: prompts.memberId, round: prompts.round })
      .from(prompts)
      .where(
        allOf(
          inArray(prompts.state, ['claimed', 'snoozed']),
          lt(prompts.updatedAt, before),
          sql`(${or(sql`${prompts.remindAt} is null`, lt(prompts.remindAt, before))})`,
        ),
      )
      .orderBy(prompts.updatedAt)
      .limit(limit),
  );
}

export async function devicesOf(db: Db, memberId: MemberId): Promise<DeviceRow[]> {
  return db
    .asMember(memberId)
    .run((q) => q.select().from(pushDevices).orderBy(desc(pushDevices.createdAt)).limit(20));
}

/**
 * Keeps a browser's subscription; the same browser again is the same row. One that another member used before them on the
 * same browser is theirs no more.
 */
export async function putDevice(
  db: Db,
  device: Pick<DeviceRow, 'id' | 'memberId' | 'endpoint' | 'p256dh' | 'auth' | 'label'>,
): Promise<DeviceRow | undefined> {
  const { memberId, p256dh, auth, label } = device;
  const [, rows] = await db
    .asSystem('prompts: a browser subscribes')
    .all((q) => [
      q
        .delete(pushDevices)
        .where(
          allOf(eq(pushDevices.endpoint, device.endpoint), sql`${pushDevices.memberId} <> ${memberId}::uuid`),
        ),
      q
        .insert(pushDevices)
        .values(device)
        .onConflictDoUpdate({ target: pushDevices.endpoint, set: { p256dh, auth, label } })
        .returning(),
    ]);
  return rows[0];
}

export async function removeDevices(db: Db, memberId: MemberId, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await db.asMember(memberId).run((q) =>
    q
      .delete(pushDevices)
      .where(inArray(pushDevices.id, [...ids]))
      .returning({ id: pushDevices.id }),
  );
  return rows.length;
}

export async function markReached(
  db: Db,
  memberId: MemberId,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await db.asMember(memberId).run((q) =>
    q
      .update(pushDevices)
      .set({ lastSentAt: at })
      .where(inArray(pushDevices.id, [...ids])),
  );
}
