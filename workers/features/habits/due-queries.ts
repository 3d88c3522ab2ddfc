import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db, Queries } from '#db/client.ts';
import { taskInstances, taskTemplates } from '#db/schema/habits.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { ofTemplate, type ShownRow, shown } from './task-queries.ts';

export interface DueDay {
  day: LocalDay;
  monday: LocalDay;
  sunday: LocalDay;
  /** Bit 0 is Monday. */
  weekdayBit: number;
}

/** UUIDv7 of the database's clock (RFC 9562 §5.7), for rows that a statement makes by itself. */
const newUuid = sql`encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
  substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid`;

/**
 * Whether a template `t` falls on a day. It says in SQL what `isDue` says, and that a weekly task is wanted until its week has
 * what it asks for; a test holds the two against each other. The member is named in each part, so that the plan meets one
 * partition.
 */
function isDueOn(memberId: MemberId, { day, monday, sunday, weekdayBit }: DueDay): SQL {
  return sql`t.member_id = ${memberId}::uuid and t.deleted_at is null and t.starts_on <= ${day}
    and (t.rest_days & ${weekdayBit}::int) = 0
    and case t.interval_kind
      when 'weekdays' then (t.weekdays & ${weekdayBit}::int) <> 0
      when 'days' then (${day}::date - t.starts_on::date) % t.interval_n = 0
      else t.interval_n > (
        select count(*) from task_instances done
        where done.member_id = ${memberId}::uuid and done.template_id = t.id and done.state = 'completed'
          and done.local_day between ${monday} and ${sunday} and done.local_day <> ${day})
      end`;
}

function insertDue(q: Queries, memberId: MemberId, at: DueDay, only: readonly string[] | null) {
  const chosen =
    only === null
      ? sql`true`
      : sql`t.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(only)}::jsonb))`;
  return q.execute(sql`
    insert into task_instances
      (id, member_id, template_id, local_day, slot, state, title, group_name, target, needs_capture)
    select ${newUuid}, t.member_id, t.id, ${at.day}, 0, 'scheduled', t.title, t.group_name, t.target, t.needs_capture
    from task_templates t
    where ${chosen} and ${isDueOn(memberId, at)}
    on conflict (member_id, template_id, local_day, slot) do nothing`);
}

/** Makes the tasks that fall on a day and are not there yet, of all templates or of `only` some. */
export async function insertDueTasks(
  db: Db,
  memberId: MemberId,
  { only, ...at }: DueDay & { only: readonly string[] | null },
): Promise<void> {
  await db.asMember(memberId).run((q) => insertDue(q, memberId, at, only));
}

/**
 * A page of a day whose tasks are not all made, in the order of `taskPage`: those that are there and those that fall due. Only
 * the page's own are made. Null when the page lies behind the last task.
 */
export async function makeTaskPage(
  db: Db,
  memberId: MemberId,
  { limit, offset, ...at }: DueDay & { limit: number; offset: number },
): Promise<{ rows: ShownRow[]; total: number } | null> {
  const scope = db.asMember(memberId);
  const places = await scope.rows(sql`
    with wanted as (
      select template_id as id, group_name from task_instances
      where member_id = ${memberId}::uuid and local_day = ${at.day}
      union all
      select t.id, t.group_name from task_templates t
      where ${isDueOn(memberId, at)} and not exists (
        select from task_instances made
        where made.member_id = ${memberId}::uuid and made.template_id = t.id and made.local_day = ${at.day})
    ), numbered as (
      select wanted.id, group_name, coalesce(from_minute, 1440) as opens_at, count(*) over () as total,
        min(coalesce(from_minute, 1440)) over (partition by group_name) as group_opens_at
      from wanted left join reminder_windows on template_id = wanted.id and member_id = ${memberId}::uuid
    )
    select id, total from numbered order by group_opens_at, group_name, opens_at, id
    limit ${limit} offset ${offset}`);
  const ids = places.flatMap(([id]) => id ?? []);
  if (ids.length === 0) return null;
  const [, rows] = await scope.all((q) => [
    insertDue(q, memberId, at, ids),
    q
      .select(shown)
      .from(taskInstances)
      .innerJoin(taskTemplates, ofTemplate)
      .where(
        and(
          eq(taskInstances.memberId, memberId),
          eq(taskInstances.localDay, at.day),
          inArray(taskInstances.templateId, ids),
        ),
      )
      .limit(limit),
  ]);
  rows.sort((one, other) => ids.indexOf(one.task.templateId) - ids.indexOf(other.task.templateId));
  return { rows, total: Number(places[0]?.[1]) };
}

/** Whether a member has more than so many templates. */
export async function hasMoreTemplates(db: Db, memberId: MemberId, than: number): Promise<boolean> {
  const [row] = await db.asMember(memberId).rows(sql`
    select 1 from task_templates where member_id = ${memberId}::uuid and deleted_at is null offset ${than} limit 1`);
  return row !== undefined;
}
