import type { Context } from '#workers/kernel/context.ts';
import { asId, type MemberId } from '#workers/kernel/ids.ts';
import { addDays, startOfLocalDay } from '#workers/kernel/local-day.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { todayOf } from './days.ts';
import { makeDays } from './make-days.ts';
import { membersToRoll, setNextRoll } from './queries.ts';
import { restand } from './standings.ts';
import { expireTasks } from './task-queries.ts';

/** Ends the days that are over, makes today's, and says when to look again. Doing it twice changes nothing. */
export const closeDays: Verb<void, void> = async ({ ctx, deps }) => {
  await makeDays({ ctx, deps });
  const touched = await expireTasks(deps.db, ctx.member.id, todayOf(ctx));
  await restand({ ctx, deps }, touched);
  const next = startOfLocalDay(addDays(todayOf(ctx), 1), ctx.member.timeZone);
  await setNextRoll(deps.db, ctx.member.id, next);
};

/**
 * Closes the days of members whose next day has begun, at most `limit`.
 * @param contextOf null when the member is gone
 * @returns how many members were looked at
 */
export async function closeDueDays(
  deps: Deps,
  input: { now: Date; limit: number; contextOf: (memberId: MemberId) => Promise<Context | null> },
): Promise<number> {
  const ids = await membersToRoll(deps.db, input.now, input.limit);
  for (const id of ids) {
    const ctx = await input.contextOf(asId<'member'>(id));
    if (ctx === null) await setNextRoll(deps.db, asId<'member'>(id), addYear(input.now));
    else await closeDays({ ctx, input: undefined, deps });
  }
  return ids.length;
}

/** A closed account waits for its erasure, and is looked at no more. */
function addYear(now: Date): Date {
  return new Date(now.getTime() + 366 * 86_400_000);
}
