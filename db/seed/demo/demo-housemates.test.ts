import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { seedDemoHousemates } from './demo-housemates.ts';

/** A house, a habit, its days, and that a score may be made of them. */
const WHAT_A_HOUSEMATE_IS = ['house_memberships', 'task_instances', 'task_templates', 'wellness_days'];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it('gives each house a standing, and adds a day and nobody when it runs on the next one', async () => {
  const timeZone = 'Europe/Berlin';
  const counts = () =>
    database.sql<{ people: number; tasks: number }>(
      `select (select count(*)::int from members where clerk_user_id like 'user_demo_housemate_%') as people,
        (select count(*)::int from task_instances) as tasks`,
    );
  await seedDemoHousemates(database.db, {
    now: new Date('2026-11-26T10:00:00Z'),
    today: '2026-11-26' as LocalDay,
    timeZone,
  });
  expect(await counts()).toEqual([{ people: 24, tasks: 24 * 10 }]);
  const standings = await database.sql<{ week: string; members: number }>(
    'select week, members from house_standings order by week, house_id',
  );
  expect(standings).toEqual(
    ['2026-11-16', '2026-11-23'].flatMap((week) => Array.from({ length: 4 }, () => ({ week, members: 6 }))),
  );
  await seedDemoHousemates(database.db, {
    now: new Date('2026-11-27T10:00:00Z'),
    today: '2026-11-27' as LocalDay,
    timeZone,
  });
  expect(await counts()).toEqual([{ people: 24, tasks: 24 * 11 }]);
});

it('makes members of a house and nothing else of them: nobody who signs in, is prompted, or counts', async () => {
  const now = new Date('2026-11-26T10:00:00Z');
  const [today, timeZone] = ['2026-11-26' as LocalDay, 'Europe/Berlin'];
  await seedDemoHousemates(database.db, { now, today, timeZone });
  const tables = await database.sql<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'member_id'
      where c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  );
  const held: string[] = [];
  for (const { name } of tables) {
    const [row] = await database.sql<{ n: number }>(
      `select count(*)::int as n from "${name}" where member_id in
        (select id from members where clerk_user_id like 'user_demo_housemate_%')`,
    );
    if ((row?.n ?? 0) > 0) held.push(name);
  }
  expect(tables.length).toBeGreaterThan(30);
  expect(held).toEqual(WHAT_A_HOUSEMATE_IS);
  expect(
    await database.sql(
      `select distinct role, plan from members where clerk_user_id like 'user_demo_housemate_%'`,
    ),
  ).toEqual([{ role: 'member', plan: 'free' }]);
  expect(await database.sql('select series from figure_totals')).toEqual([]);
  expect(await database.sql('select name from job_runs')).toEqual([]);
});
