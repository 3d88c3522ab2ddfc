import type { Db } from '#db/client.ts';
import { moodMoments } from '#db/schema/mood.ts';
import { calibrationColumns } from '#workers/features/mood/calibrate-moments.ts';
import { isStrained, type Label } from '#workers/features/mood/pure/labels.ts';
import { newestMoments, storeCalibration } from '#workers/features/mood/queries.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import { type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { plannedNotes } from './demo-journal.ts';

const MINUTE_MS = 60_000;
const DAYS = 40;

/** Words that fit a mood of one to five; the second of a day's is of its evening. */
const WORDS: Readonly<Record<number, readonly [Label, Label]>> = {
  1: ['stressed', 'low'],
  2: ['tense', 'low'],
  3: ['tense', 'neutral'],
  4: ['content', 'calm'],
  5: ['energised', 'content'],
};

export interface DemoMoment {
  key: string;
  localDay: LocalDay;
  occurredAt: Date;
  label: Label;
  probability: number;
}

/** Which moments a day has follows from what its journal says. Strained ones look so to the model more often than not. */
export function demoMoments(now: Date, today: LocalDay, timeZone: string): DemoMoment[] {
  return plannedNotes(now, today, DAYS, timeZone).flatMap(({ localDay, note }) => {
    const words = WORDS[note.mood ?? 0];
    if (words === undefined) return [];
    const number = Math.floor(Date.parse(`${localDay}T00:00:00Z`) / 86_400_000);
    const midnight = startOfLocalDay(localDay, timeZone).getTime();
    return words.flatMap((label, half) => {
      if ((number + half) % 3 === 0) return [];
      const minute = (half === 0 ? 11 : 19) * 60 + ((number * 41 + half * 17) % 90);
      const occurredAt = new Date(midnight + minute * MINUTE_MS);
      const chance = ((number * 29 + half * 53) % 97) / 97;
      const probability = isStrained(label) ? 0.18 + 0.6 * chance : 0.04 + 0.42 * chance ** 2;
      const key = `demo-mood-${localDay}-${half}`;
      return occurredAt > now ? [] : [{ key, localDay, occurredAt, label, probability }];
    });
  });
}

/** Gives the demo person moments with labels, and the calibration that follows from them. Those that are there are left alone. */
export async function seedDemoMood(
  db: Db,
  { memberId, now, today, timeZone }: { memberId: string; now: Date; today: LocalDay; timeZone: string },
): Promise<void> {
  const rows = demoMoments(now, today, timeZone).map(({ key, ...moment }) => ({
    ...moment,
    id: newId<'moment'>(),
    memberId,
    heartState: 'found' as const,
    heartBy: 'minutes' as const,
    requestKey: key,
  }));
  await db.asMember(memberId).run((q) =>
    q
      .insert(moodMoments)
      .values(rows)
      .onConflictDoNothing({ target: [moodMoments.memberId, moodMoments.requestKey] }),
  );
  const moments = (await newestMoments(db, asId<'member'>(memberId), 200)).flatMap(
    ({ label, probability }) =>
      probability === null ? [] : [{ probability, isStressed: isStrained(label) }],
  );
  await storeCalibration(db, asId<'member'>(memberId), { ...calibrationColumns(moments), madeAt: now });
}
