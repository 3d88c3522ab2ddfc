import { z } from 'zod';
import { purgeDeletedEntries } from '#workers/features/journal/index.ts';
import { defineJob } from '../define-job.ts';

const BATCH = 200;

/** Removes entries and photos whose undo time is over, a batch at a time. */
export const journalTidy = defineJob({
  name: 'journal-tidy',
  schema: z.object({}),
  retries: 2,
  timeoutS: 60,
  async run({ deps }) {
    await purgeDeletedEntries(deps, BATCH);
  },
});
