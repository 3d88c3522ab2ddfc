import { z } from 'zod';
import { contextForJob } from '#workers/features/account/index.ts';
import { sendDigest } from '#workers/features/prompts/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** Sends one member's mail of one week. */
export const promptsDigest = defineJob({
  name: 'prompts-digest',
  schema: z.object({ memberId: z.uuid().transform(asId<'member'>), week: z.iso.date() }),
  retries: 5,
  timeoutS: 30,
  parallelism: 10,
  async run({ deps, payload, now, correlationId }) {
    const { memberId, week } = payload;
    const ctx = await contextForJob({ deps, memberId, job: 'prompts-digest', now, correlationId });
    return ctx === null ? { kind: 'done' as const } : sendDigest({ ctx, input: { week }, deps });
  },
});
