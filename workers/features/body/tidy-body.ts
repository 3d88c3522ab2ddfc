import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { purgeNotes } from './note-queries.ts';
import { HOURS_FROM_DAY, RAW_DAYS } from './roll-up.ts';
import { dropWeek, makeWeek, purgeRaw, wantHours, weeksWithPartition } from './rollup-queries.ts';
import { purgeSources } from './source-queries.ts';

const DAY_MS = 86_400_000;
const WEEKS_AHEAD = 4;
const UNDO_DAYS = 30;
/** A local day may be one ahead of UTC's, and one behind. */
const SLACK_DAYS = 1;

/** Makes the partitions from the oldest raw samples to four weeks ahead, and drops those that are older. */
export async function tendPartitions({ db }: Pick<Deps, 'db'>, now: Date): Promise<void> {
  const oldest = now.getTime() - (RAW_DAYS + SLACK_DAYS) * DAY_MS;
  const there = new Set(await weeksWithPartition(db));
  for (let at = mondayOf(oldest); at <= now.getTime() + WEEKS_AHEAD * 7 * DAY_MS; at += 7 * DAY_MS) {
    if (!there.has(dayOf(at))) await makeWeek(db, new Date(at));
  }
  for (const monday of there) {
    const at = Date.parse(`${monday}T00:00:00Z`);
    if (at + 7 * DAY_MS <= oldest) await dropWeek(db, new Date(at));
  }
}

/** Removes raw samples and windows that no week holds, asks for the hours that are due, and purges deleted sources and notes. */
export async function tidyBody({ db }: Pick<Deps, 'db'>, now: Date, limit: number): Promise<number> {
  const oldest = new Date(now.getTime() - (RAW_DAYS + SLACK_DAYS) * DAY_MS);
  const today = dayOf(now.getTime()) as LocalDay;
  const undoIsOver = new Date(now.getTime() - UNDO_DAYS * DAY_MS);
  const done = [
    await purgeRaw(db, oldest, limit),
    await wantHours(db, addDays(today, -HOURS_FROM_DAY - SLACK_DAYS), limit),
    await purgeSources(db, undoIsOver, limit),
    await purgeNotes(db, undoIsOver, limit),
  ];
  return Math.max(...done);
}

function mondayOf(at: number): number {
  const day = Math.floor(at / DAY_MS);
  // 1970-01-01 was a Thursday.
  return (day - ((day + 3) % 7)) * DAY_MS;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
