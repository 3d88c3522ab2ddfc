import { and, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { archetypeAssignments } from '#db/schema/archetypes.ts';
import { houseChallenges, houseMemberships, houseStandings } from '#db/schema/houses.ts';
import { type MemberId, newId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';

export type MembershipRow = typeof houseMemberships.$inferSelect;
export type ChallengeRow = typeof houseChallenges.$inferSelect;
export type StandingRow = typeof houseStandings.$inferSelect;

export const LEAST_ID = '00000000-0000-0000-0000-000000000000';

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

/** Up to which assignment new members were looked for, in the order in which archetypes are found. */
export interface Found {
  at: string;
  id: string;
}

/**
 * Looks at the next `limit` assignments after `found`, the oldest first, and brings their members into the house of their
 * archetype, when they never were in one.
 * @returns null when no assignment is left to look at
 */
export async function bringMembers(
  db: Db,
  { now, found, limit }: { now: Date; found: Found; limit: number },
): Promise<Found | null> {
  const rows = await db.asSystem('job: houses-tally').rows(sql`
    with batch as materialized (
      select id, member_id, house_id, assigned_at from archetype_assignments
      where ended_at is null and (assigned_at, id) > (${found.at}::timestamptz, ${found.id}::uuid)
      order by assigned_at, id limit ${limit}
    ), brought as (
      insert into house_memberships (id, member_id, house_id, source, joined_at)
      select gen_random_uuid(), member_id, house_id, 'archetype', ${now.toISOString()}::timestamptz
      from batch where not exists (select 1 from house_memberships as known where known.member_id = batch.member_id)
      on conflict do nothing
    )
    select assigned_at::text, id::text from batch where (select count(*) from batch) = ${limit}
    order by assigned_at desc, id desc limit 1`);
  const [[at, id] = []] = rows;
  return at && id ? { at, id } : null;
}

/** Up to whom a count has come. */
export interface Mark {
  houseId: string;
  memberId: string;
}

type Counted = Pick<StandingRow, 'houseId' | 'members' | 'reached' | 'doneMilli'>;

const FIRST_OF_ALL: Mark = { houseId: '', memberId: LEAST_ID };

/**
 * Counts a week's challenge over the next `limit` members of the houses. A member's part counts to the goal and not beyond it;
 * a week counts for the house in which a member is. Each member's days are looked up in their own partition, and nobody else's
 * are read.
 * @returns `next` is null when nobody is left
 */
export async function countSome(
  db: Db,
  { week, last, limit, mark }: { week: LocalDay; last: LocalDay; limit: number; mark: Mark | null },
): Promise<{ counted: Counted[]; next: Mark | null }> {
  const { houseId, memberId } = mark ?? FIRST_OF_ALL;
  const rows = await db.asSystem('job: houses-tally').rows(sql`
    with batch as materialized (
      select house_id, member_id from house_memberships
      where left_at is null and (house_id, member_id) > (${houseId}, ${memberId}::uuid)
      order by house_id, member_id limit ${limit}
    ), days as (
      select house_id, batch.member_id, done, due from batch cross join lateral (
        select count(*) filter (where state = 'completed') as done, count(*) filter (where state <> 'excused') as due
        from task_instances as tasks
        where tasks.member_id = batch.member_id and tasks.local_day between ${week} and ${last}
        group by tasks.local_day
      ) as own
    ), parts as (
      select days.house_id, days.member_id, goal, case kind
        when 'tasks' then sum(done)
        when 'days' then count(*) filter (where done > 0)
        else count(*) filter (where done > 0 and done >= due) end as done
      from days join house_challenges on house_challenges.house_id = days.house_id and week = ${week}
      group by days.house_id, days.member_id, kind, goal
    ), last as (
      select house_id, member_id, (select count(*) from batch) = ${limit} as is_full
      from batch order by house_id desc, member_id desc limit 1
    )
    select house_id, null::text, count(*), count(*) filter (where done >= goal), sum(least(1000, done * 1000 / goal))
    from parts group by house_id
    union all
    select house_id, member_id::text, null, null, null from last where is_full`);
  const counted: Counted[] = [];
  let next: Mark | null = null;
  for (const [house, member, members, reached, done] of rows) {
    if (member) next = { houseId: house ?? '', memberId: member };
    else
      counted.push({
        houseId: house ?? '',
        members: Number(members),
        reached: Number(reached),
        doneMilli: Math.trunc(Number(done)),
      });
  }
  return { counted, next };
}

export async function storeStandings(
  db: Db,
  { week, counted, now }: { week: LocalDay; counted: readonly Counted[]; now: Date },
): Promise<void> {
  if (counted.length === 0) return;
  const { members, reached, doneMilli, talliedAt } = getTableColumns(houseStandings);
  const given = (column: { name: string }) => sql.raw(`excluded."${column.name}"`);
  await db.asSystem('job: houses-tally').run((q) =>
    q
      .insert(houseStandings)
      .values(counted.map((row) => ({ ...row, week, talliedAt: now })))
      .onConflictDoUpdate({
        target: [houseStandings.houseId, houseStandings.week],
        set: {
          members: given(members),
          reached: given(reached),
          doneMilli: given(doneMilli),
          talliedAt: given(talliedAt),
        },
      }),
  );
}
