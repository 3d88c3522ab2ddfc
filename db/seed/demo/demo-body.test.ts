import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { TEST_MASTER_KEYS } from '#workers/http/testing/test-app.ts';
import { parseLocalDay } from '#workers/kernel/local-day.ts';
import { seedDemoBody } from './demo-body.ts';
import { seedDemoBodyNotes } from './demo-body-notes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it('gives sixty believable days, once, with figures as the job would make them', async () => {
  const { id: memberId } = await database.newMember();
  const today = parseLocalDay('2026-11-26');
  if (today === null) throw new Error('no such day');
  const options = {
    memberId,
    now: new Date('2026-11-26T10:00:00Z'),
    today,
    timeZone: 'Europe/Berlin',
    days: 60,
    masterKeys: TEST_MASTER_KEYS,
  };
  expect(await seedDemoBody(database.db, options)).toBe(60);
  expect(await seedDemoBody(database.db, options)).toBe(0);
  const [figures] = await database.sql(`
    select count(*)::int as days, min(rmssd) > 20 and max(rmssd) < 90 as rmssd, stddev(rmssd) > 3 as varies,
      min(resting_hr) > 45 and max(resting_hr) < 68 as resting, bool_and(lf_hf > 0.1) as spectrum,
      avg(corrected_share) between 0.001 and 0.03 as corrected, count(*) filter (where has_hours)::int as old
    from body_days where basis = 'day'`);
  expect(figures).toEqual({
    days: 60,
    rmssd: true,
    varies: true,
    resting: true,
    spectrum: true,
    corrected: true,
    old: 30,
  });
  const windows =
    await database.sql(`select distinct cardinality(minutes) as minutes, corrected_share is not null as of_beats
    from body_windows order by 1`);
  expect(windows).toEqual([
    { minutes: 5, of_beats: true },
    { minutes: null, of_beats: false },
  ]);
});

it('writes a few notes to days that are over, sealed, and once', async () => {
  const { id: memberId } = await database.newMember();
  const today = parseLocalDay('2026-11-26');
  if (today === null) throw new Error('no such day');
  const options = {
    memberId,
    now: new Date('2026-11-26T05:00:00Z'),
    today,
    timeZone: 'Europe/Berlin',
    masterKeys: TEST_MASTER_KEYS,
  };
  expect(await seedDemoBodyNotes(database.db, options)).toBe(7);
  expect(await seedDemoBodyNotes(database.db, options)).toBe(0);
  const rows = await database.sql(
    `select local_day < '2026-11-26' as is_over, coalesce(to_char(at at time zone 'Europe/Berlin', 'YYYY-MM-DD'), local_day) = local_day as of_day,
      content ilike '%coffee%' as readable from body_notes where member_id = '${memberId}'`,
  );
  for (const row of rows) expect(row).toEqual({ is_over: true, of_day: true, readable: false });
});
