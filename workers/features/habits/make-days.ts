import type { Context } from '#workers/kernel/context.ts';
import { newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { BACKDATED_DAYS, todayOf } from './days.ts';
import { isLived, isPaused, mondayOf, weekdayOf } from './pure/interval.ts';
import { clockOf, pausesBetween, setRolledDay, type TemplateRow } from './queries.ts';
import { pauseOf, storedDay } from './rule-of.ts';
import { insertDueTasks } from './task-queries.ts';

interface Call {
  ctx: Context;
  deps: Pick<Deps, 'db'>;
}

/**
 * Makes the tasks of the days up to today that are not made yet, a week back at most: what is older cannot be told of any
 * more, and counts by its rule alone. Making a day twice, or in two places at once, makes it once.
 */
export async function makeDays({ ctx, deps }: Call): Promise<void> {
  const today = todayOf(ctx);
  const clock = await clockOf(deps.db, ctx.member.id);
  if (clock === undefined || clock.rolledDay >= today) return;
  const weekAgo = addDays(today, -BACKDATED_DAYS);
  const after = addDays(storedDay(clock.rolledDay), 1);
  for (let day = after > weekAgo ? after : weekAgo; day <= today; day = addDays(day, 1)) {
    if (isLived(day, ctx.member.timeZone)) await makeDay({ ctx, deps }, day);
  }
  await setRolledDay(deps.db, ctx.member.id, today);
}

/** Makes one day's tasks, of all templates or of those that are given, in one statement. */
export async function makeDay(
  { ctx, deps }: Call,
  day: LocalDay,
  only?: readonly Pick<TemplateRow, 'id'>[],
): Promise<void> {
  const memberId = ctx.member.id;
  const pauses = (await pausesBetween(deps.db, memberId, day, day)).map(pauseOf);
  if (isPaused(day, pauses)) return;
  const monday = mondayOf(day);
  await insertDueTasks(deps.db, memberId, {
    day,
    monday,
    sunday: addDays(monday, 6),
    weekdayBit: 1 << weekdayOf(day),
    only: only?.map(({ id }) => id) ?? null,
  });
}

/** A task as its template has it now. */
export function taskOf(row: TemplateRow, day: LocalDay) {
  return {
    id: newId<'task'>(),
    templateId: row.id,
    localDay: day,
    state: 'scheduled' as const,
    title: row.title,
    groupName: row.groupName,
    target: row.target,
    needsCapture: row.needsCapture,
  };
}
