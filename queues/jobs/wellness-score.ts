import { z } from 'zod';
import { contextForJob } from '#workers/features/account/index.ts';
import { scoreChangedMembers } from '#workers/features/wellness/index.ts';
import { defineJob } from '../define-job.ts';

const MEMBERS_AT_ONCE = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Scores days that changed since they were scored: meals, entries, tasks and heart data that came late included. */
export const wellnessScore = defineJob({
  name: 'wellness-score',
  schema: z.object({}),
  retries: 2,
  timeoutS: 240,
  async run({ deps, now, correlationId, signal }) {
    const contextOf = (memberId: Parameters<typeof contextForJob>[0]['memberId']) =>
      contextForJob({ deps, memberId, job: 'wellness-score', now, correlationId });
    let after: string | null = BEFORE_ALL;
    while (after !== null && !signal.aborted)
      after = await scoreChangedMembers(deps, { after, limit: MEMBERS_AT_ONCE, signal, contextOf });
  },
});
