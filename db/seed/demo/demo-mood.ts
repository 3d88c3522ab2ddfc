import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { moodMoments } from '#db/schema/mood.ts';
import { heartNear } from '#workers/features/body/read-nights.ts';
import { calibrationColumns, strainOf } from '#workers/features/mood/calibrate-moments.ts';
import { isStrained } from '#workers/features/mood/pure/labels.ts';
import { newestMoments, storeCalibration } from '#workers/features/mood/queries.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { momentsOf } from './moment-plan.ts';

const DAYS = 40;

/**
 * Gives the demo person moments with labels, what the stress model makes of their heart at each, and the calibration that follows. Those that
 * are there are left alone, and a moment whose heart nobody measured is none. The days' hearts come first.
 */
export async function seedDemoMood(
  db: Db,
  input: { memberId: string; now: Date; today: LocalDay; timeZone: string },
): Promise<void> {
  const { now, today, timeZone } = input;
  const memberId = asId<'member'>(input.memberId);
  const member = db.asMember(memberId);
  const planned = Array.from({ length: DAYS }, (_, back) => addDays(today, back + 1 - DAYS))
    .flatMap((day) => momentsOf(day, timeZone))
    .filter(({ occurredAt }) => occurredAt <= now);
  const keys = planned.map(({ key }) => key);
  const known = await member.run((q) =>
    q.select({ key: moodMoments.requestKey }).from(moodMoments).where(inArray(moodMoments.requestKey, keys)),
  );
  const missing = planned.filter(({ key }) => !known.some((row) => row.key === key));
  const rows: (typeof moodMoments.$inferInsert)[] = [];
  for (const { key, load: _, ...moment } of missing) {
    const at = moment.occurredAt;
    const strain = strainOf(await heartNear(db, memberId, { at, timeZone }), at);
    if (strain === null) continue;
    const heart = { heartState: 'found', probability: strain.probability, heartBy: strain.by } as const;
    rows.push({ ...moment, ...heart, id: newId<'moment'>(), memberId, requestKey: key });
  }
  if (rows.length === 0) return;
  await member.run((q) => q.insert(moodMoments).values(rows).onConflictDoNothing());
  const moments = (await newestMoments(db, memberId, 200)).flatMap(({ label, probability }) =>
    probability === null ? [] : [{ probability, isStressed: isStrained(label) }],
  );
  await storeCalibration(db, memberId, { ...calibrationColumns(moments), madeAt: now });
}
