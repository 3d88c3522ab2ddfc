import { z } from 'zod';
import { contextForJob } from '#workers/features/account/index.ts';
import { startPlan } from '#workers/features/habits/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** Makes the first plan of an archetype's assignment. */
export const habitsStartPlan = defineJob({
  name: 'habits-start-plan',
  schema: z.object({ memberId: z.uuid().transform(asId<'member'>), assignmentId: z.uuid() }),
  retries: 5,
  timeoutS: 60,
  async run({ deps, payload, now, correlationId }) {
    const { memberId, assignmentId } = payload;
    const ctx = await contextForJob({ deps, memberId, job: 'habits-start-plan', now, correlationId });
    if (ctx !== null) await startPlan({ ctx, input: { assignmentId }, deps });
  },
});
