import { z } from 'zod';
import { purgeDeletedMeals } from '#workers/features/food/index.ts';
import { defineJob } from '../define-job.ts';

const BATCH = 200;

/** Removes meals and photos whose undo time is over, a batch at a time. */
export const foodTidy = defineJob({
  name: 'food-tidy',
  schema: z.object({}),
  retries: 2,
  timeoutS: 60,
  async run({ deps }) {
    await purgeDeletedMeals(deps, BATCH);
  },
});
