import { z } from 'zod';
import { eraseMember } from '#workers/features/account/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** Removes a person whose 30 days are over. The message names the erasure alone, so that it does not take itself back. */
export const accountErase = defineJob({
  name: 'account-erase',
  schema: z.object({ erasureId: z.uuid().transform(asId<'erasure'>) }),
  retries: 8,
  timeoutS: 300,
  parallelism: 2,
  async run({ payload: { erasureId }, deps, correlationId, signal }) {
    const end = await eraseMember({ deps, erasureId, correlationId, signal });
    return end === 'stopped' ? { kind: 'later', retryAfterS: 1 } : { kind: 'done' };
  },
});
