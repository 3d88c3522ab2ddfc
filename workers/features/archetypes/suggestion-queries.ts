import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { archetypeSuggestions } from '#db/schema/archetypes.ts';
import { taskTemplates } from '#db/schema/habits.ts';
import { asId, type MemberId, newId } from '#workers/kernel/ids.ts';

export type SuggestionRow = typeof archetypeSuggestions.$inferSelect;

const isOpen = eq(archetypeSuggestions.state, 'open');

export async function openSuggestion(db: Db, memberId: MemberId): Promise<SuggestionRow | undefined> {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select().from(archetypeSuggestions).where(isOpen).limit(1));
  return rows[0];
}

/** False when it is open no more. */
export async function leaveSuggestion(db: Db, memberId: MemberId, id: string, at: Date): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .update(archetypeSuggestions)
      .set({ state: 'left', answeredAt: at })
      .where(and(isOpen, eq(archetypeSuggestions.id, id)))
      .returning({ id: archetypeSuggestions.id }),
  );
  return rows.length > 0;
}

/** Takes back what speaks for nobody else any more. */
export async function withdrawSuggestion(db: Db, memberId: MemberId): Promise<void> {
  await db
    .asMember(memberId)
    .run((q) => q.update(archetypeSuggestions).set({ state: 'withdrawn' }).where(isOpen));
}

/**
 * Suggests an archetype in the place of one of an assignment, if that is still the member's: who was given another meanwhile is
 * told nothing. An older open suggestion of somebody else makes room, one of the same is renewed. What a plan that is not kept
 * speaks for is not suggested again during the same assignment once it was left.
 */
export async function suggest(
  db: Db,
  memberId: MemberId,
  {
    instead,
    ...row
  }: Pick<SuggestionRow, 'archetypeId' | 'confidence' | 'reason' | 'suggestedAt'> & {
    /** Id of the assignment. */
    instead: string;
  },
): Promise<void> {
  const { archetypeId, confidence, reason, suggestedAt } = row;
  const stands = sql`from archetype_assignments as given where given.id = ${instead}::uuid and given.ended_at is null
    and given.archetype_id <> ${archetypeId}
    and not (${reason} = 'behaviour' and exists (select from archetype_suggestions as known
      where known.state = 'left' and known.reason = 'behaviour' and known.archetype_id = ${archetypeId}
        and known.suggested_at >= given.assigned_at))`;
  await db.asMember(memberId).all((q) => [
    q.execute(sql`
      update archetype_suggestions set state = 'withdrawn'
      where state = 'open' and archetype_id <> ${archetypeId} and exists (select ${stands})`),
    q.execute(sql`
      insert into archetype_suggestions (id, member_id, archetype_id, confidence, reason, suggested_at)
      select ${newId<'suggestion'>()}::uuid, ${memberId}::uuid, ${archetypeId}, ${confidence}::real, ${reason},
        ${suggestedAt.toISOString()}::timestamptz
      ${stands} for share of given
      on conflict (member_id) where state = 'open' do update
        set confidence = excluded.confidence, reason = excluded.reason, suggested_at = excluded.suggested_at`),
  ]);
}

/** Whom a run has to look at, and why. */
export interface Drifting {
  memberId: MemberId;
  hasNewAnswers: boolean;
  /** The archetype came before a time, with tasks of its plan, and nothing was suggested since that time. */
  hasOldPlan: boolean;
}

/**
 * The next `limit` members with an archetype, in the order of their ids after `after`, and what of them has changed: answers
 * since their archetype was given, and since they were suggested something or said no to it. A closed account is passed over.
 * @param planBefore a plan that came later is too young to be looked at
 * @returns `next` is null when everybody was walked over
 */
export async function nextDrifting(
  db: Db,
  { after, planBefore, limit }: { after: string; planBefore: Date; limit: number },
): Promise<{ found: Drifting[]; next: string | null }> {
  const before = sql`${planBefore.toISOString()}::timestamptz`;
  const rows = await db.asSystem('job: archetypes-suggest').rows(sql`
    with walked as materialized (
      select given.member_id, given.assigned_at, members.deleted_at
      from archetype_assignments as given join members on members.id = given.member_id
      where given.ended_at is null and given.member_id > ${after}::uuid
      order by given.member_id limit ${limit}
    ), seen as (
      select walked.*, greatest(assigned_at, (select max(greatest(suggested_at, answered_at))
        from archetype_suggestions as known where known.member_id = walked.member_id)) as known_at,
        (select max(answered_at) from quiz_answers as quiz where quiz.member_id = walked.member_id) as answered_at
      from walked
    )
    select member_id::text,
      case when deleted_at is null and answered_at > known_at then 'yes' end,
      case when deleted_at is null and assigned_at < ${before}
        and exists (select from task_templates as task where task.member_id = seen.member_id
          and task.source = 'archetype' and task.deleted_at is null and task.created_at < ${before})
        and not exists (select from archetype_suggestions as known
          where known.member_id = seen.member_id and known.suggested_at >= ${before}) then 'yes' end
    from seen order by member_id`);
  const found = rows.flatMap(([memberId, answers, plan]) =>
    memberId && (answers || plan)
      ? [{ memberId: asId<'member'>(memberId), hasNewAnswers: answers !== null, hasOldPlan: plan !== null }]
      : [],
  );
  return { found, next: rows.length < limit ? null : (rows.at(-1)?.[0] ?? null) };
}

/** How the tasks of the plan of an archetype went that are older than `before`. */
export async function adherenceOf(db: Db, memberId: MemberId, archetypeId: string, before: Date) {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({
        tasks: sql<number>`count(*)::int`,
        strength: sql<number>`coalesce(avg(${taskTemplates.strength}), 0)::float`,
      })
      .from(taskTemplates)
      .where(
        and(
          eq(taskTemplates.memberId, memberId),
          sql`${taskTemplates.source} = 'archetype' and ${taskTemplates.deletedAt} is null`,
          sql`starts_with(${taskTemplates.requestKey}, ${`plan:${archetypeId}:`})`,
          sql`${taskTemplates.createdAt} < ${before.toISOString()}::timestamptz`,
        ),
      ),
  );
  return rows[0] ?? { tasks: 0, strength: 0 };
}
