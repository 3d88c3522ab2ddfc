import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { type Claimed, claimDue, forgetClaims, type Mark, strandedPlans } from './claim-queries.ts';
import { strandedPrompts } from './queries.ts';
import { replanJob, sendJob } from './send-job.ts';

const PEOPLE_A_CLAIM = 10_000;
const STRANDED_AFTER_MS = 3 * 60_000;
const CLAIMS_LAST_MS = 2 * 86_400_000;
/** A day has about a hundred runs, and a million members two claims each. */
const FORGET_AT_ONCE = 100_000;

export interface DueRun {
  claimed: number;
  enqueued: number;
}

/**
 * Claims everybody who is due, a batch at a time, and hands each plan to the queue. A plan that was claimed and not
 * handed over, because the runner died or the queue did not take it, is found by the sweep. Rejects with the queue's own
 * failure after the last batch: what was claimed stays claimed.
 */
export async function runDue(
  deps: Pick<Deps, 'db' | 'jobs'>,
  { now, signal, peopleAClaim = PEOPLE_A_CLAIM }: { now: Date; signal: AbortSignal; peopleAClaim?: number },
): Promise<DueRun> {
  const run: DueRun = { claimed: 0, enqueued: 0 };
  let mark: Mark | null = null;
  while (!signal.aborted) {
    const { claimed: people, next }: Awaited<ReturnType<typeof claimDue>> = await claimDue(deps.db, {
      now,
      limit: peopleAClaim,
      mark,
    });
    run.claimed += people.length;
    const messages = people.map((one) => jobOf(one, now));
    if (messages.length > 0) await deps.jobs.enqueue(messages);
    run.enqueued += messages.length;
    if (next === null) break;
    mark = next;
  }
  return run;
}

/** Hands over again what stands still since an earlier run. A message that is there already does nothing. */
export async function resendStranded(deps: Pick<Deps, 'db' | 'jobs' | 'now'>): Promise<number> {
  const messages = await strandedPromptJobs(deps, PEOPLE_A_CLAIM);
  if (messages.length > 0) await deps.jobs.enqueue(messages);
  return messages.length;
}

function jobOf({ memberId, promptId }: Claimed, at: Date): JobMessage {
  return promptId === null ? replanJob(memberId, at) : sendJob({ memberId, id: promptId, round: 1 });
}

/** Claims are kept as long as their plan could still stand. */
export async function forgetOldClaims({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<void> {
  await forgetClaims(db, new Date(now().getTime() - CLAIMS_LAST_MS), FORGET_AT_ONCE);
}

/** Plans whose message was lost between the claim and the queue, and prompts that stand still. */
export async function strandedPromptJobs(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  limit: number,
): Promise<JobMessage[]> {
  const before = new Date(now().getTime() - STRANDED_AFTER_MS);
  const lost = await strandedPrompts(db, before, limit);
  const room = limit - lost.length;
  const plans = room > 0 ? await strandedPlans(db, { now: now(), before, limit: room }) : [];
  const quarter = new Date(Math.floor(now().getTime() / 900_000) * 900_000);
  return [...lost.map((prompt) => sendJob(prompt)), ...plans.map((one) => jobOf(one, quarter))];
}
