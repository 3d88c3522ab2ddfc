import { count, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { allOf } from '#db/conditions.ts';
import { promptDigests, promptSettings, prompts } from '#db/schema/prompts.ts';
import { asId, type MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';

export interface ClaimedDigest {
  memberId: MemberId;
  /** The Monday of the week that it tells of, where the member is. */
  week: string;
}

/**
 * Takes the mail of the week that ended for at most `limit` members who want it and have none of that week, where it is Monday
 * from seven in the morning on, or Tuesday: the key makes it one each.
 */
export async function claimDigests(db: Db, now: Date, limit: number): Promise<ClaimedDigest[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await db.asSystem('job: prompts-digests').rows(sql`
    with wanted as (
      select member_id, to_char(date_trunc('week', clock) - interval '7 days', 'YYYY-MM-DD') as week
      from prompt_settings join members on members.id = member_id,
        lateral (select ${at} at time zone time_zone as clock) as local
      where digest and deleted_at is null
        and clock >= date_trunc('week', clock) + interval '7 hours'
        and clock < date_trunc('week', clock) + interval '2 days'
    )
    insert into prompt_digests (member_id, week)
    select member_id, week from wanted where not exists (
      select 1 from prompt_digests as known where known.member_id = wanted.member_id and known.week = wanted.week)
    limit ${limit} on conflict do nothing returning member_id, week`);
  return rows.map(([memberId, week]) => ({ memberId: asId(memberId ?? ''), week: week ?? '' }));
}

export async function digestState(db: Db, memberId: MemberId, week: string) {
  const [digests, settings] = await db
    .asMember(memberId)
    .all((q) => [
      q
        .select({ state: promptDigests.state })
        .from(promptDigests)
        .where(eq(promptDigests.week, week))
        .limit(1),
      q.select({ digest: promptSettings.digest }).from(promptSettings).limit(1),
    ]);
  return { state: digests[0]?.state ?? null, isWanted: settings[0]?.digest ?? false };
}

export async function finishDigest(db: Db, memberId: MemberId, week: string, state: 'sent' | 'failed') {
  await db.asMember(memberId).run((q) =>
    q
      .update(promptDigests)
      .set({ state })
      .where(allOf(eq(promptDigests.memberId, memberId), eq(promptDigests.week, week))),
  );
}

/** What a member's prompts of the days from `first` to `last` came to. */
export async function weekFigures(db: Db, memberId: MemberId, first: LocalDay, last: LocalDay) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({
        sent: sql<number>`count(${prompts.sentAt})::int`,
        done: sql<number>`count(*) filter (where state = 'done')::int`,
        skipped: sql<number>`count(*) filter (where state = 'skipped')::int`,
      })
      .from(prompts)
      .where(sql`${prompts.localDay} between ${first} and ${last}`),
  );
  return rows[0] ?? { sent: 0, done: 0, skipped: 0 };
}

export async function stopDigest(db: Db, memberId: MemberId): Promise<void> {
  await db
    .asMember(memberId)
    .run((q) => q.update(promptSettings).set({ digest: false }).where(eq(promptSettings.memberId, memberId)));
}

export async function strandedDigests(db: Db, before: Date, limit: number) {
  return db
    .asSystem('sweep: digests')
    .run((q) =>
      q
        .select({ memberId: promptDigests.memberId, week: promptDigests.week })
        .from(promptDigests)
        .where(sql`state = 'claimed' and ${promptDigests.updatedAt} < ${before.toISOString()}::timestamptz`)
        .orderBy(promptDigests.updatedAt)
        .limit(limit),
    );
}

/** How many letters of the week were handed to the mail service for a member. */
export async function mailsSentTo(db: Db, memberId: MemberId): Promise<number> {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select({ sent: count() }).from(promptDigests).where(eq(promptDigests.state, 'sent')));
  return rows[0]?.sent ?? 0;
}
