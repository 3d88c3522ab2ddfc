import { z } from 'zod';
import { contextForJob } from '#workers/features/account/index.ts';
import { closeDueDays } from '#workers/features/habits/index.ts';
import { defineJob } from '../define-job.ts';

const MEMBERS_AT_ONCE = 100;

/** Ends local days that are over and makes those that have begun. A run that is cut off goes on where it was. */
export const habitsCloseDays = defineJob({
  name: 'habits-close-days',
  schema: z.object({}),
  retries: 2,
  timeoutS: 300,
  async run({ deps, now, correlationId, signal }) {
    const contextOf = (memberId: Parameters<typeof contextForJob>[0]['memberId']) =>
      contextForJob({ deps, memberId, job: 'habits-close-days', now, correlationId });
    while (!signal.aborted) {
      if ((await closeDueDays(deps, { now, limit: MEMBERS_AT_ONCE, contextOf })) < MEMBERS_AT_ONCE) return;
    }
  },
});
