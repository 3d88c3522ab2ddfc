import type { Db } from '#db/client.ts';
import type { Context } from '#workers/kernel/context.ts';
import { newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { BACKDATED_DAYS, todayOf } from './days.ts';
import { isDue, isLived, isPaused, mondayOf } from './pure/interval.ts';
import { begunTemplates, clockOf, pausesBetween, setRolledDay, type TemplateRow } from './queries.ts';
import { pauseOf, ruleOf, storedDay } from './rule-of.ts';
import { doneInWeek, insertTasks } from './task-queries.ts';

interface Call {
  ctx: Context;
  deps: Pick<Deps, 'db'>;
}

const TEMPLATES_AT_ONCE = 2_000;

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

/** Makes one day's tasks, of all templates or of those that are given. */
export async function makeDay(
  { ctx, deps }: Call,
  day: LocalDay,
  only?: readonly TemplateRow[],
): Promise<void> {
  const { db } = deps;
  const memberId = ctx.member.id;
  const pauses = (await pausesBetween(db, memberId, day, day)).map(pauseOf);
  if (isPaused(day, pauses)) return;
  const monday = mondayOf(day);
  const done = await doneInWeek(db, memberId, { monday, sunday: addDays(monday, 6), besides: day });
  for await (const templates of only === undefined ? begun(db, ctx, day) : [only]) {
    await insertTasks(
      db,
      memberId,
      templates.filter((row) => isWanted(row, day, done)).map((row) => taskOf(row, day)),
    );
  }
}

/** A weekly task is wanted until its week has what it asks for. */
function isWanted(row: TemplateRow, day: LocalDay, done: ReadonlyMap<string, number>): boolean {
  if (!isDue(ruleOf(row), day)) return false;
  return row.intervalKind !== 'weekly' || (done.get(row.id) ?? 0) < row.intervalN;
}

async function* begun(db: Db, ctx: Context, day: LocalDay): AsyncGenerator<TemplateRow[]> {
  let after: string | null = null;
  for (;;) {
    const some: TemplateRow[] = await begunTemplates(db, ctx.member.id, {
      day,
      after,
      limit: TEMPLATES_AT_ONCE,
    });
    yield some;
    after = some.at(-1)?.id ?? null;
    if (some.length < TEMPLATES_AT_ONCE) return;
  }
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
