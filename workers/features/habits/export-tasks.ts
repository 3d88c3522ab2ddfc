import { csvLine } from '#workers/kernel/csv-line.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { spanOf, todayOf } from './days.ts';
import { makeDays } from './make-days.ts';
import type { HabitDay } from './schemas.ts';
import { dayRows, exportRows } from './task-queries.ts';

const ROWS_AT_ONCE = 2_000;
const MOST_ROWS = 50_000;
const HEAD = ['day', 'task', 'group', 'state', 'amount', 'target', 'unit', 'ended_at', 'backdated'];

/** A person's tasks of some days as CSV (RFC 4180), the first 50,000. */
export const exportTasks: Verb<{ from: string; to: string }, string> = async ({ ctx, input, deps }) => {
  const span = spanOf(input);
  let text = csvLine(HEAD);
  for (let offset = 0; offset < MOST_ROWS; offset += ROWS_AT_ONCE) {
    const rows = await exportRows(deps.db, ctx.member.id, { ...span, limit: ROWS_AT_ONCE, offset });
    for (const row of rows) {
      text += csvLine([
        row.localDay,
        row.title,
        row.groupName,
        row.state,
        row.amount,
        row.target?.amount ?? null,
        row.target === null ? null : (row.target.unit ?? 'minutes'),
        row.endedAt?.toISOString() ?? null,
        row.isBackdated,
      ]);
    }
    if (rows.length < ROWS_AT_ONCE) break;
  }
  return text;
};

/** Per day how much was due and done; days without tasks are absent. Nobody need have looked at today's tasks before. */
export const habitDays: Verb<{ from: string; to: string }, HabitDay[]> = async ({ ctx, input, deps }) => {
  const { from, to } = spanOf(input);
  if (to >= todayOf(ctx)) await makeDays({ ctx, deps });
  return dayRows(deps.db, ctx.member.id, from, to);
};
