import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { strandedPrompts } from './queries.ts';
import { replanJob, sendJob } from './send-job.ts';
import { claimDue, strandedPeople } from './settings-queries.ts';

const PEOPLE_A_CLAIM = 5_000;
const STRANDED_AFTER_MS = 3 * 60_000;

export interface DueRun {
  claimed: number;
  enqueued: number;
}

/**
 * Claims everybody who is due, a batch at a time, and hands each prompt to the queue. A prompt that was claimed and not
 * handed over, because the runner died or the queue did not take it, is found by the sweep. Rejects with the queue's own
 * failure after the last batch: what was claimed stays claimed.
 */
export async function runDue(
  deps: Pick<Deps, 'db' | 'jobs'>,
  { now, signal, peopleAClaim = PEOPLE_A_CLAIM }: { now: Date; signal: AbortSignal; peopleAClaim?: number },
): Promise<DueRun> {
  const run: DueRun = { claimed: 0, enqueued: 0 };
  while (!signal.aborted) {
    const people = await claimDue(deps.db, now, peopleAClaim);
    run.claimed += people.length;
    const messages = people.map(({ memberId, promptId }) =>
      promptId === null ? replanJob(memberId, now) : sendJob({ memberId, id: promptId, round: 1 }),
    );
    if (messages.length > 0) await deps.jobs.enqueue(messages);
    run.enqueued += messages.length;
    if (people.length < peopleAClaim) break;
  }
  return run;
}

/** Hands over again what stands still since an earlier run. A message that is there already does nothing. */
export async function resendStranded(deps: Pick<Deps, 'db' | 'jobs' | 'now'>): Promise<number> {
  const messages = await strandedPromptJobs(deps, PEOPLE_A_CLAIM);
  if (messages.length > 0) await deps.jobs.enqueue(messages);
  return messages.length;
}

/** Jobs that were lost between a claim and the queue, and people whom nobody planned anew. */
export async function strandedPromptJobs(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  limit: number,
): Promise<JobMessage[]> {
  const before = new Date(now().getTime() - STRANDED_AFTER_MS);
  const lost = await strandedPrompts(db, before, limit);
  const people = lost.length < limit ? await strandedPeople(db, before, limit - lost.length) : [];
  const quarter = new Date(Math.floor(now().getTime() / 900_000) * 900_000);
  return [
    ...lost.map((prompt) => sendJob(prompt)),
    ...people.map((memberId) => replanJob(memberId, quarter)),
  ];
}
