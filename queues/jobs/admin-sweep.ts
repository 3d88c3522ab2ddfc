import { z } from 'zod';
import { defineJob } from '../define-job.ts';
import { runSweep, type Sweep } from '../sweeps.ts';

const MESSAGES_A_SWEEP = 100;

/** Publishes again what was lost between a commit and the queue. One sweep's failure does not stop the others. */
export function adminSweep(sweeps: readonly Sweep[]) {
  return defineJob({
    name: 'admin-sweep',
    schema: z.object({}),
    retries: 1,
    timeoutS: 60,
    async run({ deps, signal }) {
      const failures: unknown[] = [];
      for (const sweep of sweeps) {
        if (signal.aborted) break;
        await runSweep(sweep, deps, MESSAGES_A_SWEEP).catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
    },
  });
}
