import { AppError } from '#workers/kernel/errors.ts';
import { parseLocalDay } from '#workers/kernel/local-day.ts';
import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { dayOf, requireTellable, todayOf } from './days.ts';
import { makeDays, pageOfDay, taskOf } from './make-days.ts';
import { isLived, weekdayOf } from './pure/interval.ts';
import { amountOf } from './pure/share-of-target.ts';
import { OPEN_STATES, statesBefore, type TaskState } from './pure/task-states.ts';
import { templateById } from './queries.ts';
import { storedDay } from './rule-of.ts';
import type { Task } from './schemas.ts';
import { shapeTask } from './shape.ts';
import { restand } from './standings.ts';
import {
  insertTasks,
  moveTask,
  type ShownRow,
  type TaskChange,
  taskById,
  taskOfDay,
  taskToPrompt,
} from './task-queries.ts';

type Call = Pick<Parameters<Verb<unknown, unknown>>[0], 'ctx' | 'deps'>;

/** A day's tasks; they are made when they are first asked for. */
export const listTasks: Verb<
  { page: number; perPage: number; day?: string | undefined },
  { tasks: Task[]; meta: PageMeta }
> = async ({ ctx, input, deps }) => {
  const day = input.day === undefined ? todayOf(ctx) : dayOf(input.day);
  const offset = (input.page - 1) * input.perPage;
  const { rows, total } = await pageOfDay({ ctx, deps }, { day, limit: input.perPage, offset });
  return { tasks: rows.map(shapeTask), meta: pageMeta(input, total) };
};

export const readTask: Verb<{ id: string }, Task> = async (call) =>
  shapeTask(await found(call, call.input.id));

async function found({ ctx, deps }: Call, id: string): Promise<ShownRow> {
  const row = await taskById(deps.db, ctx.member.id, id);
  if (row === undefined) throw new AppError('DAY-HAB-1003');
  return row;
}

/** Moves a task by the one table of transitions; the statement itself checks where it comes from. */
async function move(
  { ctx, deps }: Call,
  row: ShownRow,
  { to, change, from }: { to: TaskState; change: TaskChange; from?: readonly TaskState[] },
): Promise<Task> {
  const { task } = row;
  requireTellable(ctx, storedDay(task.localDay));
  const moved = await moveTask(deps.db, ctx.member.id, task.id, {
    to,
    from: from ?? statesBefore(to, task.needsCapture),
    change,
  });
  if (moved === undefined) throw new AppError('DAY-HAB-1004', { details: { state: task.state } });
  await restand({ ctx, deps }, [task.templateId]);
  return shapeTask(await found({ ctx, deps }, task.id));
}

/** Done: as much as is said, else what the timer says, else all of the target. */
export const completeInstance: Verb<{ id: string; amount?: number | undefined }, Task> = async (call) => {
  const { ctx, input } = call;
  const row = await found(call, input.id);
  const { target, startedAt, localDay } = row.task;
  const change = {
    amount: input.amount ?? amountOf(target, startedAt, ctx.now),
    endedAt: ctx.now,
    isBackdated: localDay < todayOf(ctx),
  };
  const completed = await move(call, row, { to: 'completed', change });
  call.deps.figures.add('dayloom_task_completed_total');
  call.deps.events?.tell(ctx.member.id, 'task.completed', {
    by: ctx.actor.kind,
    isBackdated: change.isBackdated,
  });
  return completed;
};

export const startInstance: Verb<{ id: string }, Task> = async (call) =>
  move(call, await found(call, call.input.id), { to: 'started', change: { startedAt: call.ctx.now } });

export const skipInstance: Verb<{ id: string }, Task> = async (call) =>
  move(call, await found(call, call.input.id), { to: 'skipped', change: { endedAt: call.ctx.now } });

/** Takes a tick, a skip or a start back. */
export const reopenInstance: Verb<{ id: string }, Task> = async (call) => {
  const change = { amount: 0, startedAt: null, endedAt: null, isBackdated: false };
  return move(call, await found(call, call.input.id), { to: 'scheduled', change });
};

/** Part of a measured target; all of it completes the task. */
export const noteProgress: Verb<{ id: string; amount: number }, Task> = async (call) => {
  const { ctx, input } = call;
  const row = await found(call, input.id);
  const { target, startedAt } = row.task;
  if (target === null) throw new AppError('DAY-HAB-1004', { details: { state: row.task.state } });
  if (input.amount >= target.amount && !row.task.needsCapture)
    return completeInstance({ ...call, input: { id: input.id, amount: input.amount } });
  const change = { amount: input.amount, startedAt: startedAt ?? ctx.now };
  return move(call, row, { to: 'started', change, from: OPEN_STATES });
};

/** Told that a person was reminded; what is begun or over already stays as it is. @returns whether it was written */
export const markNotified: Verb<{ id: string }, boolean> = async ({ ctx, input, deps }) => {
  const moved = await moveTask(deps.db, ctx.member.id, input.id, {
    to: 'notified',
    from: statesBefore('notified', false),
    change: { notifiedAt: ctx.now },
  });
  return moved !== undefined;
};

/** A day that went by, told of later: at most seven days back, on a day that had the task or not. */
export const tellPastDay: Verb<
  { templateId: string; localDay: string; amount?: number | undefined },
  Task
> = async (call) => {
  const { ctx, input, deps } = call;
  const template = await templateById(deps.db, ctx.member.id, input.templateId);
  if (template === undefined) throw new AppError('DAY-HAB-1002');
  const day = dayOf(input.localDay);
  requireTellable(ctx, day);
  if (day > todayOf(ctx) || !isLived(day, ctx.member.timeZone)) throw new AppError('DAY-HAB-1005');
  await insertTasks(deps.db, ctx.member.id, [taskOf(template.template, day)]);
  const id = await taskOfDay(deps.db, ctx.member.id, input.templateId, day);
  if (id === undefined) throw new AppError('DAY-HAB-1003');
  return completeInstance({ ...call, input: { id, amount: input.amount } });
};

/**
 * The task to remind of in a local hour of a day, or null: one that is not reminded of yet, whose window is open in that
 * hour, the weakest habit first.
 * @param input.slot the local hour, 0 to 23
 */
export const pickPromptTask: Verb<{ localDay: string; slot: number }, Task | null> = async ({
  ctx,
  input,
  deps,
}) => {
  const day = parseLocalDay(input.localDay);
  if (day === null) return null;
  await makeDays({ ctx, deps });
  const row = await taskToPrompt(deps.db, ctx.member.id, {
    day,
    hour: input.slot,
    weekdayBit: 1 << weekdayOf(day),
  });
  return row === undefined ? null : shapeTask(row);
};
