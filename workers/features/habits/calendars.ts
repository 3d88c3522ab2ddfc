import { AppError } from '#workers/kernel/errors.ts';
import { asId } from '#workers/kernel/ids.ts';
import { sha256Hex } from '#workers/kernel/sha256.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { calendarHolder, calendarOf, deleteCalendar, putCalendar } from './calendar-queries.ts';
import { calendarFile } from './pure/calendar-file.ts';
import { calendarTemplates } from './queries.ts';
import { ruleOf } from './rule-of.ts';

const MOST_TASKS = 2_000;

export const readCalendar: Verb<void, { since: string | null }> = async ({ ctx, deps }) => {
  const row = await calendarOf(deps.db, ctx.member.id);
  return { since: row?.createdAt.toISOString() ?? null };
};

/** A new secret address; one that was given out before opens nothing any more. */
export const makeCalendar: Verb<{ secret: string }, { path: string; since: string }> = async ({
  ctx,
  input,
  deps,
}) => {
  await putCalendar(deps.db, ctx.member.id, await sha256Hex(input.secret), ctx.now);
  return { path: `/api/v1/habit-calendars/${input.secret}.ics`, since: ctx.now.toISOString() };
};

export const revokeCalendar: Verb<void, void> = ({ ctx, deps }) => deleteCalendar(deps.db, ctx.member.id);

/** The calendar that a secret address opens. */
export async function openCalendar(deps: Deps, secret: string): Promise<string> {
  const memberId = await calendarHolder(deps.db, await sha256Hex(secret));
  if (memberId === undefined) throw new AppError('DAY-HAB-1007');
  const rows = await calendarTemplates(deps.db, asId<'member'>(memberId), MOST_TASKS);
  const tasks = rows.map(({ template, window }) => ({
    id: template.id,
    title: template.title,
    note: template.note,
    rule: ruleOf(template),
    window,
    changedAt: template.updatedAt,
  }));
  return calendarFile(tasks, 'Dayloom');
}
