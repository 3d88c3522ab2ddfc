import { z } from 'zod';
import { tallyHouses } from '#workers/features/houses/index.ts';
import { defineJob } from '../define-job.ts';

/** Sets each house's challenge of the week, and counts how the houses stand. */
export const housesTally = defineJob({
  name: 'houses-tally',
  schema: z.object({}),
  retries: 2,
  timeoutS: 300,
  async run({ deps, now, signal }) {
    await tallyHouses(deps, { now, signal });
  },
});
