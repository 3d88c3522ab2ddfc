import { count } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { bodyNotes } from '#db/schema/body.ts';
import { memberSealerOf } from '#workers/features/account/index.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';

const MINUTE_MS = 60_000;

/** How many days back, and the minute of that day that it belongs to; null: the day as a whole. */
const NOTES: readonly { daysBack: number; minute: number | null; text: string }[] = [
  { daysBack: 1, minute: 7 * 60 + 5, text: 'Measured lying down, before coffee.' },
  { daysBack: 3, minute: null, text: 'Long run with Leo yesterday, legs still heavy.' },
  { daysBack: 6, minute: 21 * 60 + 30, text: 'Strap slipped a little, the last minutes look odd.' },
  { daysBack: 9, minute: null, text: 'Cold coming on, slept with the window shut.' },
  { daysBack: 10, minute: null, text: 'Stayed in bed. Sore throat.' },
  { daysBack: 17, minute: null, text: 'Two glasses of wine at Mira’s birthday.' },
  { daysBack: 26, minute: 7 * 60 + 10, text: 'Slow breathing for ten minutes before this one.' },
];

/** Gives the demo person words to some of their days, sealed as everybody's, unless they ever had one. @returns how many were added */
export async function seedDemoBodyNotes(
  db: Db,
  options: {
    memberId: string;
    now: Date;
    today: LocalDay;
    timeZone: string;
    /** As `MASTER_KEYS`; without them nothing can be sealed, and nothing is written. */
    masterKeys: string | undefined;
  },
): Promise<number> {
  const { now, today, timeZone } = options;
  if (options.masterKeys === undefined) return 0;
  const memberId = asId<'member'>(options.memberId);
  const [known] = await db.asMember(memberId).run((q) => q.select({ notes: count() }).from(bodyNotes));
  if ((known?.notes ?? 0) > 0) return 0;
  const keys = masterKeys(options.masterKeys);
  const sealer = await memberSealerOf({ db, masterKeys: keys, keyShares: null }, memberId);
  const rows = await Promise.all(
    NOTES.map(async ({ daysBack, minute, text }) => {
      const id = newId<'body-note'>();
      const localDay = addDays(today, -daysBack);
      const start = startOfLocalDay(localDay, timeZone).getTime();
      return {
        id,
        memberId,
        localDay,
        at: minute === null ? null : new Date(start + minute * MINUTE_MS),
        content: await sealer.seal(text, `body_notes.content/${id}`),
        createdAt: now,
      };
    }),
  );
  await db.asMember(memberId).run((q) => q.insert(bodyNotes).values(rows));
  return rows.length;
}
