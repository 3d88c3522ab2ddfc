import { z } from 'zod';
import { contextForJob } from '#workers/features/account/index.ts';
import { calibrateMembers } from '#workers/features/mood/index.ts';
import { defineJob } from '../define-job.ts';

const MEMBERS_AT_ONCE = 100;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Moments whose heart data came late, whose job was lost, or that were deleted. */
export const moodRounds = defineJob({
  name: 'mood-rounds',
  schema: z.object({}),
  retries: 2,
  timeoutS: 300,
  async run({ deps, now, correlationId, signal }) {
    const contextOf = (memberId: Parameters<typeof contextForJob>[0]['memberId']) =>
      contextForJob({ deps, memberId, job: 'mood-rounds', now, correlationId });
    let after: string | null = BEFORE_ALL;
    while (after !== null && !signal.aborted)
      after = await calibrateMembers(deps, { after, limit: MEMBERS_AT_ONCE, now, signal, contextOf });
  },
});
