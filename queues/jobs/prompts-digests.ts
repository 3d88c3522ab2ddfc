import { z } from 'zod';
import { startDigests } from '#workers/features/prompts/index.ts';
import { defineJob } from '../define-job.ts';

/** Starts the weekly mails. Runs hourly while it is Monday or Tuesday somewhere: a run that did not come is made up for by the next one. */
export const promptsDigests = defineJob({
  name: 'prompts-digests',
  schema: z.object({}),
  retries: 2,
  timeoutS: 300,
  async run({ deps, now, signal }) {
    await startDigests(deps, { now, signal });
  },
});
