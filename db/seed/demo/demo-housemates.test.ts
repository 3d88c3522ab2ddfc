import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { seedDemoHousemates } from './demo-housemates.ts';

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
