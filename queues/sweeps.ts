import type { JobMessage } from '#workers/kernel/ports.ts';
import type { JobDeps } from './ports.ts';
import { claimLost, type RunId, releaseLost } from './queries.ts';

/** Longer than the longest wait between two attempts and than the queue's own deduplication. */
export const STALE_AFTER_S = 30 * 60;

/** Finds work whose job was lost between commit and publish: at most `limit` messages, the oldest first. */
export interface Sweep<in Needs = JobDeps> {
  name: string;
  find(deps: Needs, limit: number): Promise<readonly JobMessage[]>;
}

type SweepDeps = Pick<JobDeps, 'db'> & { jobs: Pick<JobDeps['jobs'], 'enqueue'> };

/**
 * Publishes what a sweep finds, once: work that has a row is left alone until it has stood still for `STALE_AFTER_S`.
 * Gives how many messages were published. Rejects when the queue does not take them; the next sweep finds them again.
 */
export async function runSweep<Needs extends SweepDeps>(
  sweep: Sweep<Needs>,
  deps: Needs,
  limit: number,
): Promise<number> {
  const found = await sweep.find(deps, limit);
  const byRun = new Map(found.slice(0, limit).map((message) => [idOf(message), message]));
  const lost = await claimLost(deps.db, [...byRun.values()], STALE_AFTER_S);
  const messages = lost.flatMap((run) => byRun.get(idOf(run)) ?? []);
  if (messages.length === 0) return 0;
  try {
    await deps.jobs.enqueue(messages);
  } catch (error) {
    await releaseLost(deps.db, lost, STALE_AFTER_S);
    throw error;
  }
  return messages.length;
}

function idOf({ name, key }: RunId): string {
  return `${name}\n${key}`;
}
