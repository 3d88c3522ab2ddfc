import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { seedDemoHabits } from './demo-habits.ts';
import { seedDemoPrompts } from './demo-prompts.ts';

it('tells what became of two weeks of prompts, once, and agrees with the tasks that they asked for', async () => {
  const database = await testDatabase();
  const { id: memberId } = await database.newMember();
  const at = { memberId, today: '2026-11-26' as LocalDay, timeZone: 'Europe/Berlin' };
  await seedDemoHabits(database.db, { ...at, days: 20 });
  for (let twice = 0; twice < 2; twice += 1) await seedDemoPrompts(database.db, at);
  const rows = await database.sql<{ n: number; wrong: number; asked: number }>(
    `select count(*)::int as n, count(tasks.id)::int as asked,
       count(*) filter (where (prompts.state = 'done') <> (tasks.state = 'completed'))::int as wrong
     from prompts left join task_instances as tasks on tasks.id = prompts.instance_id`,
  );
  expect(rows).toEqual([{ n: 28, asked: 12, wrong: 0 }]);
  await database.close();
});
