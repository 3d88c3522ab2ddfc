import { z } from 'zod';
import { contextForJob } from '#workers/features/account/index.ts';
import { calibrateMember } from '#workers/features/mood/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** Looks up the heart of moments that a member labelled, and makes their calibration anew. */
export const moodCalibrate = defineJob({
  name: 'mood-calibrate',
  schema: z.object({ memberId: z.uuid().transform(asId<'member'>) }),
  retries: 3,
  timeoutS: 60,
  async run({ deps, payload, now, correlationId }) {
    const { memberId } = payload;
    const ctx = await contextForJob({ deps, memberId, job: 'mood-calibrate', now, correlationId });
    if (ctx !== null) await calibrateMember({ ctx, deps, input: undefined });
  },
});
