import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { archetypeAssignments } from '#db/schema/archetypes.ts';
import { houseChallenges, houseMemberships, houseStandings } from '#db/schema/houses.ts';
import { type MemberId, newId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';

export type MembershipRow = typeof houseMemberships.$inferSelect;
export type ChallengeRow = typeof houseChallenges.$inferSelect;
export type StandingRow = typeof houseStandings.$inferSelect;

const active = isNull(houseMemberships.leftAt);

/** The house that a member is in, whether they ever were in one, and the house of their archetype. */
export async function placeOf(db: Db, memberId: MemberId) {
  const [memberships, assignments] = await db.asMember(memberId).all((q) => [
    q
      .select()
      .from(houseMemberships)
      .where(eq(houseMemberships.memberId, memberId))
      .orderBy(sql`${houseMemberships.leftAt} is not null`, desc(houseMemberships.joinedAt))
      .limit(1),
    q
      .select({ houseId: archetypeAssignments.houseId })
      .from(archetypeAssignments)
      .where(and(eq(archetypeAssignments.memberId, memberId), isNull(archetypeAssignments.endedAt)))
      .limit(1),
  ]);
  const [last] = memberships;
  return {
    current: last?.leftAt === null ? last : undefined,
    wasIn: last !== undefined,
    ofArchetype: assignments[0]?.houseId ?? null,
  };
}

/** Leaves the house that the member is in, if any, and enters another. Of two at once, one is refused by the unique key. */
export async function enterHouse(
  db: Db,
  memberId: MemberId,
  { houseId, source, now }: { houseId: string; source: 'archetype' | 'own'; now: Date },
): Promise<void> {
  await db.asMember(memberId).all((q) => [
    q
      .update(houseMemberships)
      .set({ leftAt: now })
      .where(and(eq(houseMemberships.memberId, memberId), active)),
    q
      .insert(houseMemberships)
      .values({ id: newId<'house-membership'>(), memberId, houseId, source, joinedAt: now })
      .onConflictDoNothing(),
  ]);
}

export async function leaveHouse(db: Db, memberId: MemberId, now: Date): Promise<void> {
  await db.asMember(memberId).run((q) =>
    q
      .update(houseMemberships)
      .set({ leftAt: now })
      .where(and(eq(houseMemberships.memberId, memberId), active)),
  );
}

export async function weeksOf(db: Db, memberId: MemberId, weeks: readonly LocalDay[]) {
  const [challenges, standings] = await db.asMember(memberId).all((q) => [
    q
      .select()
      .from(houseChallenges)
      .where(inArray(houseChallenges.week, [...weeks])),
    q
      .select()
      .from(houseStandings)
      .where(inArray(houseStandings.week, [...weeks])),
  ]);
  return { challenges, standings };
}

export async function insertChallenges(
  db: Db,
  rows: readonly Pick<ChallengeRow, 'houseId' | 'week' | 'kind' | 'goal'>[],
): Promise<void> {
  await db.asSystem('job: houses-tally').run((q) =>
    q
      .insert(houseChallenges)
      .values([...rows])
      .onConflictDoNothing(),
  );
}

/** Brings members whose archetype has a house, and who never were in one, into it: `limit` at most. */
export async function bringMembers(db: Db, now: Date, limit: number): Promise<number> {
  const rows = await db.asSystem('job: houses-tally').rows(sql`
    insert into house_memberships (id, member_id, house_id, source, joined_at)
    select gen_random_uuid(), member_id, house_id, 'archetype', ${now.toISOString()}::timestamptz
    from archetype_assignments as assignments
    where ended_at is null and not exists (
      select 1 from house_memberships as known where known.member_id = assignments.member_id)
    limit ${limit} on conflict do nothing returning member_id`);
  return rows.length;
}

/**
 * Counts a week's challenge over each house, in one statement. A member's part counts to the goal and not beyond it; a week
 * counts for the house in which a member is.
 */
export async function tallyWeek(
  db: Db,
  { week, last, now }: { week: LocalDay; last: LocalDay; now: Date },
): Promise<void> {
  await db.asSystem('job: houses-tally').rows(sql`
    with days as (
      select house_id, tasks.member_id, count(*) filter (where state = 'completed') as done,
        count(*) filter (where state <> 'excused') as due
      from house_memberships as memberships
      join task_instances as tasks
        on tasks.member_id = memberships.member_id and tasks.local_day between ${week} and ${last}
      where left_at is null group by house_id, tasks.member_id, tasks.local_day
    ), parts as (
      select days.house_id, days.member_id, goal, case kind
        when 'tasks' then sum(done)
        when 'days' then count(*) filter (where done > 0)
        else count(*) filter (where done > 0 and done >= due) end as done
      from days join house_challenges on house_challenges.house_id = days.house_id and week = ${week}
      group by days.house_id, days.member_id, kind, goal
    )
    insert into house_standings (house_id, week, members, reached, done_milli, tallied_at)
    select house_id, ${week}, count(*), count(*) filter (where done >= goal),
      sum(least(1000, done * 1000 / goal)), ${now.toISOString()}::timestamptz
    from parts group by house_id
    on conflict (house_id, week) do update set members = excluded.members, reached = excluded.reached,
      done_milli = excluded.done_milli, tallied_at = excluded.tallied_at`);
}
