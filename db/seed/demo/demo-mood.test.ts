import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { heartNear } from '#workers/features/body/read-nights.ts';
import { strainOf } from '#workers/features/mood/calibrate-moments.ts';
import { isStrained, LABELS } from '#workers/features/mood/pure/labels.ts';
import { MOMENTS_NEEDED } from '#workers/features/mood/pure/moments-needed.ts';
import { calibrationOf, newestMoments } from '#workers/features/mood/queries.ts';
import { TEST_MASTER_KEYS } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { bodyDay } from './body-day.ts';
import { seedDemoBody } from './demo-body.ts';
import { seedDemoMood } from './demo-mood.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const TIME_ZONE = 'Europe/Berlin';
const now = new Date('2026-11-26T20:45:00Z');
const today = '2026-11-26' as LocalDay;
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

it('has moments whose hearts were measured: rest looks calm, and most strained moments strained', async () => {
  const { id } = await database.newMember();
  const member = asId<'member'>(id);
  const person = { memberId: id, now, today, timeZone: TIME_ZONE };
  await seedDemoBody(database.db, { ...person, days: 60, masterKeys: TEST_MASTER_KEYS });
  await seedDemoMood(database.db, person);
  const moments = await newestMoments(database.db, member, 200);
  await seedDemoMood(database.db, person);
  expect(await newestMoments(database.db, member, 200)).toEqual(moments);

  expect(moments.length).toBeGreaterThan(MOMENTS_NEEDED);
  expect(new Set(moments.map(({ label }) => label)).size).toBeGreaterThan(LABELS.length / 2);
  const of = (strained: boolean) =>
    moments.filter(({ label }) => isStrained(label) === strained).map(({ probability }) => probability ?? 1);
  expect(Math.max(...of(false))).toBeLessThan(0.6);
  expect(mean(of(true)) - mean(of(false))).toBeGreaterThan(0.2);
  const calibration = await calibrationOf(database.db, member);
  expect(calibration?.errorAfter).toBeLessThan(0.15);

  for (let back = 0; back < 14; back += 1) {
    const midnight = startOfLocalDay(addDays(today, -back), TIME_ZONE).getTime();
    for (const minute of [7 * 60 + 10, 21 * 60 + 33]) {
      const at = new Date(midnight + minute * 60_000);
      const strain = strainOf(await heartNear(database.db, member, { at, timeZone: TIME_ZONE }), at);
      expect(strain?.probability, at.toISOString()).toBeLessThan(0.5);
    }
  }
});

it('measures the same heart on a day whenever it is asked, and nothing that has not been', () => {
  const later = new Date('2026-12-05T08:00:00Z');
  expect(bodyDay(addDays(today, -1), now, TIME_ZONE)).toEqual(bodyDay(addDays(today, -1), later, TIME_ZONE));
  const { strap, watch } = bodyDay(today, now, TIME_ZONE);
  for (const { slotAt } of [...strap, ...watch]) expect(slotAt).toBeLessThan(now.getTime());
});
