import { z } from 'zod';
import { moveMemberKeys, tidyErasures, tidyExports } from '#workers/features/account/index.ts';
import { defineJob } from '../define-job.ts';
import type { JobDeps } from '../ports.ts';
import { deleteOldIdempotencyKeys, deleteOldRuns } from '../queries.ts';

const ROWS_AT_ONCE = 1000;
const MOST_ROUNDS = 50;
const KEYS_AT_ONCE = 100;

/** Idempotency keys live for a day, done jobs for a week, all others for a month, archives for their week. */
export const accountTidy = defineJob({
  name: 'account-tidy',
  schema: z.object({}),
  retries: 2,
  timeoutS: 120,
  async run({ deps, now, signal }) {
    const { db } = deps;
    const limit = ROWS_AT_ONCE;
    await untilNone(signal, () => deleteOldIdempotencyKeys(db, { hours: 24, limit }));
    await tidyExports(deps, now);
    await tidyErasures(deps, now);
    await untilNone(signal, () => deleteOldRuns(db, { doneDays: 7, otherDays: 30, limit }));
    await moveKeys(deps, signal);
  },
});

/** Keys of who does not come back get a share too. Those that cannot be opened are passed over, and looked at the next day. */
async function moveKeys(deps: JobDeps, signal: AbortSignal): Promise<void> {
  let after: string | null = null;
  do {
    ({ next: after } = await moveMemberKeys(deps, { after, limit: KEYS_AT_ONCE }));
  } while (after !== null && !signal.aborted);
}

async function untilNone(signal: AbortSignal, removeSome: () => Promise<number>): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round++) {
    if ((await removeSome()) < ROWS_AT_ONCE) return;
  }
}
