import type { Context } from '#workers/kernel/context.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { addDays, type LocalDay, localDayOf, parseLocalDay } from '#workers/kernel/local-day.ts';

/** How far back a day may still be told of. */
export const BACKDATED_DAYS = 7;
const LONGEST_SPAN_DAYS = 400;

export function todayOf(ctx: Context): LocalDay {
  return localDayOf(ctx.now, ctx.member.timeZone);
}

export function dayOf(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw refusal('There is no such day.');
  return day;
}

function refusal(message: string): AppError {
  return new AppError('DAY-REQ-1002', { details: [{ path: 'localDay', message }] });
}

/** Refuses days that cannot be told of: older than a week, or still to come. */
export function requireTellable(ctx: Context, day: LocalDay): void {
  const today = todayOf(ctx);
  // A person who flew west has a task of the day that comes again.
  if (day < addDays(today, -BACKDATED_DAYS) || day > addDays(today, 1)) throw new AppError('DAY-HAB-1005');
}

export function spanOf({ from, to }: { from: string; to: string }): { from: LocalDay; to: LocalDay } {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (last < first || last > addDays(first, LONGEST_SPAN_DAYS - 1))
    throw refusal(`A span is 1 to ${LONGEST_SPAN_DAYS} days.`);
  return { from: first, to: last };
}
