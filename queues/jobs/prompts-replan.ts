import { z } from 'zod';
import { contextForJob } from '#workers/features/account/index.ts';
import { replan } from '#workers/features/prompts/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** Plans the next prompt of somebody who moved to another time zone, or whose runner died. */
export const promptsReplan = defineJob({
  name: 'prompts-replan',
  schema: z.object({ memberId: z.uuid().transform(asId<'member'>) }),
  retries: 4,
  timeoutS: 30,
  parallelism: 20,
  async run({ deps, payload, now, correlationId }) {
    const { memberId } = payload;
    const ctx = await contextForJob({ deps, memberId, job: 'prompts-replan', now, correlationId });
    if (ctx !== null) await replan({ ctx, input: undefined, deps });
  },
});
