import { z } from 'zod';
import { contextForJob, giveUpExport, makeExport } from '#workers/features/account/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { defineJob, type JobCall } from '../define-job.ts';
import type { JobDeps } from '../ports.ts';

const schema = z.object({
  memberId: z.uuid().transform(asId<'member'>),
  exportId: z.uuid().transform(asId<'export'>),
});

type Call = JobCall<z.output<typeof schema>, JobDeps>;

/** Makes the archive of a member's data. Few at once: each reads all that somebody ever did. */
export const accountExport = defineJob({
  name: 'account-export',
  schema,
  retries: 4,
  timeoutS: 600,
  parallelism: 4,
  async run(call: Call) {
    const ctx = await contextOf(call);
    const { exportId } = call.payload;
    if (ctx !== null) await makeExport({ ctx, input: { exportId, signal: call.signal }, deps: call.deps });
  },
  async onDead(call: Call) {
    const ctx = await contextOf(call);
    if (ctx !== null)
      await giveUpExport({ ctx, input: { exportId: call.payload.exportId }, deps: call.deps });
  },
});

function contextOf({ deps, payload, now, correlationId }: Call) {
  return contextForJob({ deps, memberId: payload.memberId, job: 'account-export', now, correlationId });
}
