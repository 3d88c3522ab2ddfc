import { z } from 'zod';
import { tendPartitions, tidyBody } from '#workers/features/body/index.ts';
import { defineJob } from '../define-job.ts';

const ROWS_AT_ONCE = 2_000;

/** Makes and drops partitions of raw samples, removes what is older than ninety days, and asks for hours that are due. */
export const bodyTidy = defineJob({
  name: 'body-tidy',
  schema: z.object({}),
  retries: 3,
  timeoutS: 120,
  async run({ deps, now, signal }) {
    await tendPartitions(deps, now);
    while (!signal.aborted) {
      if ((await tidyBody(deps, now, ROWS_AT_ONCE)) < ROWS_AT_ONCE) return;
    }
  },
});
