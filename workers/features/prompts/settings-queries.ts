import { eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { allOf } from '#db/conditions.ts';
import { members } from '#db/schema/core.ts';
import { promptSettings, prompts } from '#db/schema/prompts.ts';
import { asId, type MemberId, newId } from '#workers/kernel/ids.ts';
import type { Occurrence } from './pure/prompt-times.ts';

export type SettingsRow = typeof promptSettings.$inferSelect;
export type SettingsColumns = Pick<
  SettingsRow,
  'channel' | 'mailFallback' | 'windows' | 'weekdays' | 'quietFrom' | 'quietTo' | 'pausedUntil' | 'digest'
>;

export async function settingsOf(db: Db, memberId: MemberId): Promise<SettingsRow | undefined> {
  const rows = await db.asMember(memberId).run((q) => q.select().from(promptSettings).limit(1));
  return rows[0];
}

const planOf = (next: Occurrence | null) => ({
  nextDueAt: next?.dueAt ?? null,
  nextUntil: next?.until ?? null,
  nextDay: next?.day ?? null,
  nextSlot: next?.slot ?? null,
  claimedAt: null,
});

export async function writeSettings(
  db: Db,
  memberId: MemberId,
  settings: SettingsColumns,
  next: Occurrence | null,
): Promise<void> {
  const row = { ...settings, ...planOf(next) };
  await db.asMember(memberId).run((q) =>
    q
      .insert(promptSettings)
      .values({ ...row, memberId })
      .onConflictDoUpdate({ target: promptSettings.memberId, set: { ...row, updatedAt: sql`now()` } }),
  );
}

/** Plans no prompt any more, for a member who leaves; their settings stay. */
export async function stopPrompts(db: Db, memberId: MemberId): Promise<void> {
  await db
    .asMember(memberId)
    .run((q) => q.update(promptSettings).set(planOf(null)).where(eq(promptSettings.memberId, memberId)));
}

/**
 * Ends a runner's hold on the person: what comes next, and what was missed meanwhile. A plan that somebody made since (new
 * settings, another zone) stays.
 */
export async function writePlan(
  db: Db,
  memberId: MemberId,
  next: Occurrence | null,
  missed: readonly Occurrence[],
): Promise<void> {
  await db.asMember(memberId).all((q) => [
    q
      .update(promptSettings)
      .set(planOf(next))
      .where(allOf(eq(promptSettings.memberId, memberId), isNull(promptSettings.nextDueAt))),
    ...missed.map((occurrence) =>
      q
        .insert(prompts)
        .values({
          id: newId<'prompt'>(),
          memberId,
          localDay: occurrence.day,
          slot: occurrence.slot,
          dueAt: occurrence.dueAt,
          usefulUntil: occurrence.until,
          state: 'missed',
          reason: 'late',
        })
        .onConflictDoNothing(),
    ),
  ]);
}

export interface Claimed {
  memberId: MemberId;
  /** Null: the person is only to be planned anew. */
  promptId: string | null;
}

/** UUIDv7 of the database's clock (RFC 9562 §5.7), for rows that a statement makes by itself. */
const newUuid = sql`encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
  substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid`;

/**
 * The one statement that finds who is due: takes at most `limit` people, the longest overdue first, out of the plan and
 * makes their prompts. Of two runners each person is taken by one; a slot of a day that has its prompt gets no other.
 */
export async function claimDue(db: Db, now: Date, limit: number): Promise<Claimed[]> {
  const at = now.toISOString();
  const rows = await db.asSystem('job: prompts-run').rows(sql`
    with due as materialized (
      select member_id, next_due_at, next_until, next_day, next_slot from prompt_settings
      where next_due_at <= ${at}::timestamptz order by next_due_at limit ${limit} for update skip locked
    ), taken as (
      update prompt_settings as settings set next_due_at = null, claimed_at = ${at}::timestamptz
      from due where settings.member_id = due.member_id
    ), made as (
      insert into prompts (id, member_id, local_day, slot, due_at, useful_until)
      select ${newUuid}, member_id, next_day, next_slot, next_due_at, next_until from due where next_slot is not null
      on conflict (member_id, local_day, slot) do nothing returning id, member_id
    )
    select due.member_id, made.id from due left join made using (member_id)`);
  return rows.map(([memberId, promptId]) => ({ memberId: asId(memberId ?? ''), promptId: promptId ?? null }));
}

/** People whom a runner took and did not plan anew, because it died. Those whose prompt waits are planned by its job. */
export async function strandedPeople(db: Db, before: Date, limit: number): Promise<MemberId[]> {
  const rows = await db.asSystem('job: prompts-run').rows(sql`
    select member_id from prompt_settings as settings
    where claimed_at < ${before.toISOString()}::timestamptz and next_due_at is null and not exists (
      select 1 from prompts where prompts.member_id = settings.member_id and prompts.state = 'claimed')
    order by claimed_at limit ${limit}`);
  return rows.map(([memberId]) => asId(memberId ?? ''));
}

/** What a prompt needs to know of its member: whom the identity provider knows them as, and their language. */
export async function readerOf(db: Db, memberId: MemberId) {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q
        .select({ subject: members.clerkUserId, preferences: members.preferences })
        .from(members)
        .where(eq(members.id, memberId))
        .limit(1),
    );
  return rows[0];
}
