import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { promptSettings } from '#db/schema/prompts.ts';
import { asId, type MemberId, type PromptId } from '#workers/kernel/ids.ts';

/** A plan that is due: of whom, and the id that its prompt will have. Null: the person is only to be planned anew. */
export interface Claimed {
  memberId: MemberId;
  promptId: PromptId | null;
}

/** Up to where a run has come, in the order in which plans fall due. */
export interface Mark {
  dueAt: string;
  promptId: string;
}

const FROM_THE_START: Mark = { dueAt: '-infinity', promptId: '00000000-0000-0000-0000-000000000000' };

/**
 * The one statement that finds who is due: looks at the next `limit` plans after `mark` in `prompt_settings_due` alone, the
 * longest overdue first, and takes those that no runner has taken.
 * @returns `next` is null when all that is due was looked at
 */
export async function claimDue(
  db: Db,
  input: { now: Date; limit: number; mark?: Mark | null },
): Promise<{ claimed: Claimed[]; next: Mark | null }> {
  const { now, limit } = input;
  const mark = input.mark ?? FROM_THE_START;
  const rows = await db.asSystem('job: prompts-run').rows(sql`
    with due as materialized (
      select next_due_at, next_prompt_id, next_slot, member_id from prompt_settings
      where next_due_at <= ${now.toISOString()}::timestamptz
        and (next_due_at, next_prompt_id) > (${mark.dueAt}::timestamptz, ${mark.promptId}::uuid)
      order by next_due_at, next_prompt_id limit ${limit}
    ), taken as (
      insert into prompt_claims (due_at, prompt_id) select next_due_at, next_prompt_id from due
      on conflict do nothing returning prompt_id
    ), last as (
      select next_due_at, next_prompt_id, (select count(*) from due) = ${limit} as is_full
      from due order by next_due_at desc, next_prompt_id desc limit 1
    )
    select member_id::text, case when next_slot is null then null else next_prompt_id::text end, null
    from due where next_prompt_id in (select prompt_id from taken)
    union all
    select null, next_prompt_id::text, next_due_at::text from last where is_full`);
  const claimed: Claimed[] = [];
  let next: Mark | null = null;
  for (const [memberId, promptId, dueAt] of rows) {
    if (dueAt && promptId) next = { dueAt, promptId };
    else
      claimed.push({ memberId: asId(memberId ?? ''), promptId: promptId ? asId<'prompt'>(promptId) : null });
  }
  return { claimed, next };
}

/** Plans that were taken before `before` and that nobody has dealt with since. */
export async function strandedPlans(
  db: Db,
  { now, before, limit }: { now: Date; before: Date; limit: number },
): Promise<Claimed[]> {
  const rows = await db.asSystem('sweep: prompts').rows(sql`
    select member_id, case when next_slot is null then null else next_prompt_id end
    from prompt_settings join prompt_claims on due_at = next_due_at and prompt_id = next_prompt_id
    where next_due_at <= ${now.toISOString()}::timestamptz
      and prompt_claims.claimed_at < ${before.toISOString()}::timestamptz
    order by next_due_at, next_prompt_id limit ${limit}`);
  return rows.map(([memberId, promptId]) => ({
    memberId: asId(memberId ?? ''),
    promptId: promptId ? asId<'prompt'>(promptId) : null,
  }));
}

/** Forgets claims of plans that were due before `before`, at most `limit`. A plan that stands still is then taken anew. */
export async function forgetClaims(db: Db, before: Date, limit: number): Promise<void> {
  await db.asSystem('job: prompts-run').rows(sql`
    delete from prompt_claims where ctid = any(array(
      select ctid from prompt_claims where due_at < ${before.toISOString()}::timestamptz limit ${limit}))`);
}

/**
 * Makes the prompt of a plan, if it is still the person's plan: its slot of a local day is the key that lets one prompt be.
 * @returns the person's settings as they are
 */
export async function makePlanned(db: Db, memberId: MemberId, id: PromptId) {
  const [, rows] = await db.asMember(memberId).all((q) => [
    q.execute(sql`
      insert into prompts (id, member_id, local_day, slot, due_at, useful_until)
      select next_prompt_id, member_id, next_day, next_slot, next_due_at, next_until from prompt_settings
      where member_id = ${memberId}::uuid and next_prompt_id = ${id}::uuid
        and next_slot is not null and next_due_at is not null
      on conflict do nothing`),
    q.select().from(promptSettings).where(eq(promptSettings.memberId, memberId)).limit(1),
  ]);
  return rows[0];
}
