import type { AnyJob } from './define-job.ts';
import { jobPath } from './message-body.ts';
import type { NewSchedule, ScheduleBoard } from './ports.ts';

/** Ours are those whose id starts with this. Each environment has its own account at the queue. */
const PREFIX = 'dayloom-';

/** A job without a payload that the queue sends by itself. */
export interface Schedule {
  job: AnyJob;
  /** Five fields, UTC. */
  cron: string;
}

export interface Reconciled {
  put: number;
  deleted: number;
}

/**
 * Makes the queue's schedules those that are declared: missing and changed ones are written, those of ours that are
 * declared no more are deleted, and others are left alone. Doing it again changes nothing.
 */
export async function reconcileSchedules(
  declared: readonly Schedule[],
  { schedules: board, jobsUrl }: { schedules: ScheduleBoard; jobsUrl: string },
): Promise<Reconciled> {
  const wanted = new Map(declared.map((schedule) => wantedOf(schedule, jobsUrl)).map((row) => [row.id, row]));
  const listed = new Map((await board.list()).map((row) => [row.id, row]));
  const reconciled: Reconciled = { put: 0, deleted: 0 };
  for (const schedule of wanted.values()) {
    const known = listed.get(schedule.id);
    const isSame =
      known?.cron === schedule.cron && known.url === schedule.url && known.label === schedule.label;
    if (isSame) continue;
    await board.put(schedule);
    reconciled.put += 1;
  }
  for (const id of listed.keys()) {
    if (!id.startsWith(PREFIX) || wanted.has(id)) continue;
    await board.delete(id);
    reconciled.deleted += 1;
  }
  return reconciled;
}

/** The label repeats what the list of the queue does not show, so that a change of it is seen. */
function wantedOf({ job, cron }: Schedule, jobsUrl: string): NewSchedule {
  return {
    id: `${PREFIX}${job.name}`,
    cron,
    url: jobsUrl + jobPath(job.name),
    body: JSON.stringify({ payload: {} }),
    retries: job.retries,
    timeoutS: job.timeoutS,
    label: `${PREFIX}r${job.retries}-t${job.timeoutS}`,
  };
}
