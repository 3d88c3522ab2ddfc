import {
  completeInstance,
  markNotified,
  pickPromptTask,
  readTask,
  skipInstance,
} from '#workers/features/habits/index.ts';
import type { Context } from '#workers/kernel/context.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { localHourOf } from '#workers/kernel/local-day.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { changePrompt, type PromptedTask, type PromptRow } from './queries.ts';

interface Call {
  ctx: Context;
  deps: Deps;
}

/**
 * The prompt with the task that it asks for: the one that habits name for this local hour, written down before it is sent,
 * so that another try and a snooze ask for the same. Without one the prompt is the day's check-in.
 */
export async function withTask({ ctx, deps }: Call, prompt: PromptRow): Promise<PromptRow> {
  if (prompt.instanceId !== null || prompt.round > 1) return prompt;
  const slot = localHourOf(ctx.now, ctx.member.timeZone);
  const task = await pickPromptTask({ ctx, deps, input: { localDay: prompt.localDay, slot } });
  if (task === null || !(await changePrompt(deps.db, prompt, { instanceId: task.id }))) return prompt;
  return { ...prompt, instanceId: task.id, task };
}

/** Whether the task that a prompt asks for can still be done. A check-in always can. */
export function isAskable({ instanceId, task }: Pick<PromptRow, 'instanceId' | 'task'>): boolean {
  return instanceId === null || (task !== null && isOpen(task));
}

function isOpen({ state }: PromptedTask): boolean {
  return state === 'scheduled' || state === 'notified' || state === 'started';
}

/** What becomes of a prompt whose task ended by itself before it was sent. */
export function endWithTask({ task }: PromptRow, now: Date) {
  if (task?.state === 'completed') return { state: 'done', answeredAt: now, remindAt: null } as const;
  if (task?.state === 'skipped') return { state: 'skipped', answeredAt: now, remindAt: null } as const;
  return { state: 'missed', reason: 'task-over', remindAt: null } as const;
}

export async function noteReminded({ ctx, deps }: Call, { instanceId }: PromptRow): Promise<void> {
  if (instanceId !== null) await markNotified({ ctx, deps, input: { id: instanceId } });
}

const TARGETS = { done: 'completed', skip: 'skipped' } as const;

/**
 * Does to the task what the answer says. One that is there already is left alone; one that went another way, or is planned no
 * more, makes the answer stale: DAY-PRMT-1003. Throws DAY-PRMT-1009 for a task that only a capture completes.
 */
export async function actOnTask(
  { ctx, deps }: Call,
  { instanceId, task }: PromptRow,
  action: 'done' | 'skip',
): Promise<void> {
  if (instanceId === null) return;
  if (task?.state === TARGETS[action]) return;
  if (task === null) throw new AppError('DAY-PRMT-1003');
  if (action === 'done' && task.needsCapture) throw new AppError('DAY-PRMT-1009');
  const act = action === 'done' ? completeInstance : skipInstance;
  const call = { ctx, deps, input: { id: task.id } };
  await act(call).catch(async (error: unknown) => {
    if (!(error instanceof AppError && error.code.startsWith('DAY-HAB-'))) throw error;
    // Two devices at once: the other one may have done just this.
    const now = await readTask(call).catch(() => null);
    if (now?.state !== TARGETS[action]) throw new AppError('DAY-PRMT-1003');
  });
}
