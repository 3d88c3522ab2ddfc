import type { Context } from '#workers/kernel/context.ts';
import { newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { BACKDATED_DAYS, todayOf } from './days.ts';
import { type DueDay, hasMoreTemplates, insertDueTasks, makeTaskPage } from './due-queries.ts';
import { isLived, isPaused, mondayOf, weekdayOf } from './pure/interval.ts';
import { clockOf, pausesBetween, setRolledDay, type TemplateRow } from './queries.ts';
import { pauseOf, storedDay } from './rule-of.ts';
import { type ShownRow, taskPage } from './task-queries.ts';

/** Rows that one read makes without being felt. */
const MADE_AT_ONCE = 500;

interface PageAsked {
  day: LocalDay;
  limit: number;
  offset: number;
}

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

/**
 * A page of a day's tasks, which are made when their day is first asked for: all that are missing, or, of a large plan, those
 * of the page, and the others once it is answered. Whoever is cut off there is made by the next read, or by the close of days.
 */
export async function pageOfDay(
  { ctx, deps }: { ctx: Context; deps: Pick<Deps, 'db' | 'errors' | 'later'> },
  { madeAtOnce = MADE_AT_ONCE, ...asked }: PageAsked & { madeAtOnce?: number },
): Promise<{ rows: ShownRow[]; total: number }> {
  const memberId = ctx.member.id;
  const clock = await clockOf(deps.db, memberId);
  if (clock === undefined || clock.rolledDay >= asked.day) return taskPage(deps.db, memberId, asked);
  const isLarge = await hasMoreTemplates(deps.db, memberId, madeAtOnce);
  const page = isLarge && asked.day === todayOf(ctx) ? await pageOfUnmade({ ctx, deps }, asked) : null;
  if (page === null) {
    await makeDays({ ctx, deps });
    return taskPage(deps.db, memberId, asked);
  }
  deps.later(
    makeDays({ ctx, deps }).catch((error: unknown) => {
      deps.errors.capture(error, { correlationId: ctx.correlationId, route: 'make days' });
    }),
  );
  return page;
}

async function pageOfUnmade({ ctx, deps }: Call, asked: PageAsked) {
  const { day } = asked;
  const pauses = (await pausesBetween(deps.db, ctx.member.id, day, day)).map(pauseOf);
  return isPaused(day, pauses) ? null : makeTaskPage(deps.db, ctx.member.id, { ...asked, ...dueDay(day) });
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
  await insertDueTasks(deps.db, memberId, { ...dueDay(day), only: only?.map(({ id }) => id) ?? null });
}

function dueDay(day: LocalDay): DueDay {
  const monday = mondayOf(day);
  return { day, monday, sunday: addDays(monday, 6), weekdayBit: 1 << weekdayOf(day) };
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
