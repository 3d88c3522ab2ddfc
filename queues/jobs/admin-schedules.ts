import { z } from 'zod';
import { defineJob } from '../define-job.ts';
import { reconcileSchedules, type Schedule } from '../schedules.ts';

/** Makes the queue's schedules those that this release declares: sent once when an installation starts. */
export function adminSchedules(schedules: readonly Schedule[]) {
  return defineJob({
    name: 'admin-schedules',
    schema: z.object({}),
    retries: 3,
    timeoutS: 30,
    async run({ deps }) {
      await reconcileSchedules(schedules, deps);
    },
  });
}
