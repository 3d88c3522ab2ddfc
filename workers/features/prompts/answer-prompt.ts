import { contextForJob } from '#workers/features/account/index.ts';
import type { Context } from '#workers/kernel/context.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { asId, type PromptId } from '#workers/kernel/ids.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { readActionToken } from './action-tokens.ts';
import { actOnTask, isAskable } from './prompted-task.ts';
import { changePrompt, holderOfPrompt, markSeen, type PromptRow, promptById } from './queries.ts';
import type { Prompt, PromptAction, PromptState } from './schemas.ts';
import { sendJob } from './send-job.ts';
import { shapePrompt } from './shape-prompt.ts';

const SNOOZE_MS = 3_600_000;
/** The first delivery and three more. */
export const MOST_ROUNDS = 4;

/** Answers a prompt in the app, and its task with it. The same answer again is no error. */
export const answerPrompt: Verb<{ id: PromptId; action: PromptAction }, Prompt> = async (call) => {
  const { ctx, input, deps } = call;
  const row = await promptById(deps.db, ctx.member.id, input.id);
  if (row === undefined) throw new AppError('DAY-PRMT-1001');
  const answered = await answer({ ctx, deps }, row, input.action);
  return shapePrompt(answered, ctx.now);
};

/**
 * A button of a notification, without a session: the token says whose prompt, which round and what. Throws DAY-PRMT-1002 for
 * what is not ours, DAY-PRMT-1003 for what was answered or has come again since.
 */
export async function answerByToken(
  deps: Deps,
  { token, now, correlationId }: { token: string; now: Date; correlationId: string },
): Promise<{ state: PromptState }> {
  const { promptId, action, round } = await readActionToken(deps, token, now);
  const memberId = await holderOfPrompt(deps.db, promptId);
  const row = memberId && (await promptById(deps.db, memberId, promptId));
  if (memberId === undefined || row === undefined) throw new AppError('DAY-PRMT-1003');
  if (action === 'delivered' || action === 'opened') {
    await markSeen(deps.db, memberId, promptId, { what: action, at: now });
    return { state: row.state };
  }
  const ctx = await contextForJob({ deps, memberId, job: 'prompt-action', now, correlationId });
  if (row.round !== round || ctx === null) throw new AppError('DAY-PRMT-1003');
  return { state: (await answer({ ctx, deps }, row, action)).state };
}

const ENDS = { done: 'done', skip: 'skipped' } as const;

interface Call {
  ctx: Context;
  deps: Deps;
}

/** The task first: an answer that is cut off between the two leaves a prompt that can be answered again. */
async function answer(call: Call, row: PromptRow, action: PromptAction): Promise<PromptRow> {
  const { ctx, deps } = call;
  if (action === 'snooze') return snooze(deps, row, ctx.now);
  const state = ENDS[action];
  if (row.state === state) return row;
  if (!isOpen(row)) throw new AppError('DAY-PRMT-1003');
  await actOnTask(call, row, action);
  const change = { state, answeredAt: ctx.now, remindAt: null };
  if (!(await changePrompt(deps.db, row, change))) {
    const other = await promptById(deps.db, ctx.member.id, asId<'prompt'>(row.id));
    if (other?.state !== state) throw new AppError('DAY-PRMT-1003');
    return other;
  }
  return (await promptById(deps.db, ctx.member.id, asId<'prompt'>(row.id))) ?? { ...row, ...change };
}

/** Comes again in an hour, on the same day, three times at most. */
async function snooze(deps: Deps, row: PromptRow, now: Date): Promise<PromptRow> {
  if (row.state !== 'sent' || !isAskable(row)) throw new AppError('DAY-PRMT-1003');
  if (row.round >= MOST_ROUNDS) throw new AppError('DAY-PRMT-1008');
  const remindAt = new Date(now.getTime() + SNOOZE_MS);
  const change = { state: 'snoozed', round: row.round + 1, remindAt } as const;
  if (!(await changePrompt(deps.db, row, change))) throw new AppError('DAY-PRMT-1003');
  const next = { ...row, ...change };
  const job = sendJob(next, { delayS: SNOOZE_MS / 1000 });
  deps.later(
    deps.jobs.enqueue([job]).catch((error: unknown) => {
      deps.errors.capture(error, { correlationId: 'none', route: `enqueue ${job.name}` });
    }),
  );
  return next;
}

function isOpen({ state }: PromptRow): boolean {
  return state === 'sent' || state === 'snoozed' || state === 'claimed';
}
