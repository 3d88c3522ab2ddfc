import { z } from 'zod';
import { forgetOldClaims, resendStranded, runDue } from '#workers/features/prompts/index.ts';
import { defineJob } from '../define-job.ts';

/** Finds whoever is due for a prompt. A run that did not come is made up for by the next one. */
export const promptsRun = defineJob({
  name: 'prompts-run',
  schema: z.object({}),
  retries: 2,
  timeoutS: 300,
  async run({ deps, now, signal }) {
    await runDue(deps, { now, signal });
    await resendStranded(deps);
    await forgetOldClaims(deps);
  },
});
