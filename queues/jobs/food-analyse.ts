import { z } from 'zod';
import { contextForJob, type JobOfMember } from '#workers/features/account/index.ts';
import { analyseMeal, giveUpAnalysis } from '#workers/features/food/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { defineJob, type JobCall } from '../define-job.ts';
import type { JobDeps } from '../ports.ts';

const schema = z.object({
  memberId: z.uuid().transform(asId<'member'>),
  analysisId: z.uuid().transform(asId<'analysis'>),
});

type Call = JobCall<z.output<typeof schema>, JobDeps>;

/** Turns a photo into a meal. Its tries outlast a restart of the vision container. */
export const foodAnalyse = defineJob({
  name: 'food-analyse',
  schema,
  retries: 5,
  timeoutS: 60,
  async run(call: Call) {
    return analyseMeal({ ...jobOf(call), analysisId: call.payload.analysisId });
  },
  async onDead(call: Call) {
    const ctx = await contextForJob(jobOf(call));
    if (ctx !== null)
      await giveUpAnalysis({ ctx, input: { analysisId: call.payload.analysisId }, deps: call.deps });
  },
});

function jobOf({ deps, payload, now, correlationId }: Call): JobOfMember {
  return { deps, memberId: payload.memberId, job: 'food-analyse', now, correlationId };
}
