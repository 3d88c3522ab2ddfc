import { z } from 'zod';
import { tidyFigures } from '#workers/features/admin/tidy-figures.ts';
import { defineJob } from '../define-job.ts';

/** Figures by the minute live for eight days; the sums stay. */
export const adminTidy = defineJob({
  name: 'admin-tidy',
  schema: z.object({}),
  retries: 2,
  timeoutS: 60,
  async run({ deps, now, signal }) {
    await tidyFigures(deps.db, now, signal);
  },
});
