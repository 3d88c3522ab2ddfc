import { z } from 'zod';
import { contextForJob } from '#workers/features/account/index.ts';
import { rollUp } from '#workers/features/body/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

const schema = z.object({ memberId: z.uuid().transform(asId<'member'>) });

/** Works out a member's days whose samples changed. A run that is cut off goes on where it was. */
export const bodyRollup = defineJob({
  name: 'body-rollup',
  schema,
  retries: 8,
  timeoutS: 120,
  async run({ deps, payload: { memberId }, now, correlationId, signal }) {
    const ctx = await contextForJob({ deps, memberId, job: 'body-rollup', now, correlationId });
    if (ctx === null) return { kind: 'done' };
    const isLeft = await rollUp({ ctx, input: { signal }, deps });
    return isLeft ? { kind: 'later', retryAfterS: 1 } : { kind: 'done' };
  },
});
