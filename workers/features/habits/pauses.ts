import type { Context } from '#workers/kernel/context.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { BACKDATED_DAYS, dayOf, todayOf } from './days.ts';
import { makeDay } from './make-days.ts';
import { isPaused } from './pure/interval.ts';
import { OPEN_STATES } from './pure/task-states.ts';
import { deletePause, endPause, insertPause, pauseByRequest, pauseRows, pausesBetween } from './queries.ts';
import { pauseOf } from './rule-of.ts';
import type { NewPause, Pause } from './schemas.ts';
import { shapePause } from './shape.ts';
import { restand } from './standings.ts';
import { moveTasksOfDays } from './task-queries.ts';

interface Call {
  ctx: Context;
  deps: Deps;
}

export const listPauses: Verb<
  { page: number; perPage: number },
  { pauses: Pause[]; meta: PageMeta }
> = async ({ ctx, input, deps }) => {
  const offset = (input.page - 1) * input.perPage;
  const { rows, total } = await pauseRows(deps.db, ctx.member.id, input.perPage, offset);
  return { pauses: rows.map(shapePause), meta: pageMeta(input, total) };
};

/** Begins a pause: what is open on its days is excused. Days that went by count as excused if they were missed. */
export const addPause: Verb<NewPause & { requestKey: string | null }, Pause> = async (call) => {
  const { ctx, input, deps } = call;
  const today = todayOf(ctx);
  const fromDay = input.fromDay === undefined ? today : dayOf(input.fromDay);
  const toDay = input.toDay === null ? null : dayOf(input.toDay);
  const isSlip =
    fromDay < addDays(today, -BACKDATED_DAYS) ||
    fromDay > addDays(today, 366) ||
    (toDay !== null && (toDay < fromDay || toDay > addDays(fromDay, 366)));
  if (isSlip) throw new AppError('DAY-HAB-1005');
  const { reason, requestKey } = input;
  const row =
    (await insertPause(deps.db, ctx.member.id, {
      id: newId<'pause'>(),
      reason,
      fromDay,
      toDay,
      requestKey,
    })) ?? (requestKey === null ? undefined : await pauseByRequest(deps.db, ctx.member.id, requestKey));
  if (row === undefined) throw new Error('the pause was not stored');
  const touched = await moveTasksOfDays(deps.db, ctx.member.id, {
    from: [...OPEN_STATES, 'expired'],
    to: 'excused',
    first: fromDay,
    last: toDay,
  });
  await restand(call, touched);
  return shapePause(row);
};

/** Sets the last day of a pause; days after it are planned again. */
export const changePause: Verb<{ id: string; toDay: string | null }, Pause> = async (call) => {
  const { ctx, input, deps } = call;
  const toDay = input.toDay === null ? null : dayOf(input.toDay);
  const row = await endPause(deps.db, ctx.member.id, input.id, toDay);
  if (row === undefined) throw new AppError('DAY-HAB-1006');
  await planAgain(call);
  return shapePause(row);
};

export const removePause: Verb<{ id: string }, void> = async (call) => {
  if (!(await deletePause(call.deps.db, call.ctx.member.id, call.input.id)))
    throw new AppError('DAY-HAB-1006');
  await planAgain(call);
};

/** Today is what may come back; what was excused on earlier days stays excused. */
async function planAgain({ ctx, deps }: Call): Promise<void> {
  const today: LocalDay = todayOf(ctx);
  const pauses = (await pausesBetween(deps.db, ctx.member.id, today, today)).map(pauseOf);
  const move = { first: today, last: today };
  if (isPaused(today, pauses)) {
    await moveTasksOfDays(deps.db, ctx.member.id, { ...move, from: OPEN_STATES, to: 'excused' });
    return;
  }
  await moveTasksOfDays(deps.db, ctx.member.id, { ...move, from: ['excused'], to: 'scheduled' });
  await makeDay({ ctx, deps }, today);
}
