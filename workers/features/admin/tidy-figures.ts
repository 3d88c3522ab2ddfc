import type { Db } from '#db/client.ts';
import { deleteOldMinutes } from './figure-queries.ts';

const KEPT_DAYS = 8;
const ROWS_AT_ONCE = 2_000;
const MOST_ROUNDS = 50;

/** Removes the minutes that no chart reaches any more. What is left over goes the next time. */
export async function tidyFigures(db: Db, now: Date, signal: AbortSignal): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
    if ((await deleteOldMinutes(db, { before, limit: ROWS_AT_ONCE })) < ROWS_AT_ONCE) return;
  }
}
