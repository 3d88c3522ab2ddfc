import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { insertDueTasks, makeTaskPage } from './due-queries.ts';
import { isDue, mondayOf, type Rule, weekdayOf } from './pure/interval.ts';
import { taskPage } from './task-queries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const FIRST = '2026-02-25' as LocalDay;

/** Rules of every kind with every weekday as a rest day, and starts around the days that are looked at. */
function rules(): Rule[] {
  const all: Rule[] = [];
  for (let n = 0; n < 210; n += 1) {
    const intervalKind = (['days', 'weekdays', 'weekly'] as const)[n % 3] ?? 'days';
    all.push({
      intervalKind,
      intervalN: intervalKind === 'weekdays' ? 1 : 1 + (n % 7),
      weekdays: intervalKind === 'weekdays' ? 1 + ((n * 37) % 127) : 127,
      restDays: n % 4 === 0 ? 0 : (n * 11) % 127,
      startsOn: addDays(FIRST, (n % 17) - 12),
    });
  }
  return all;
}

const dayInput = (day: LocalDay) => {
  const monday = mondayOf(day);
  return { day, monday, sunday: addDays(monday, 6), weekdayBit: 1 << weekdayOf(day), only: null };
};

/** A member with a template of each rule, in groups and at hours that do not follow from it. */
async function memberWithRules() {
  const memberId = asId<'member'>((await database.newMember()).id);
  const planned = rules().map((rule) => ({ id: newId<'template'>(), rule }));
  const rows = planned.map(
    ({ id, rule }, n) =>
      `('${id}', '${memberId}', 'x', 'Group ${(n * 7) % 9}', '${rule.intervalKind}', ${rule.intervalN}, ${rule.weekdays},
        ${rule.restDays}, '${rule.startsOn}', '${rule.startsOn}', 'own')`,
  );
  await database.sql(`insert into task_templates
    (id, member_id, title, group_name, interval_kind, interval_n, weekdays, rest_days, starts_on, rule_since, source)
    values ${rows.join(',')}`);
  const windows = planned.flatMap(({ id }, n) =>
    n % 3 === 0 ? [] : [`('${id}', '${memberId}', ${((n * 13) % 40) * 30}, 1440)`],
  );
  await database.sql(`insert into reminder_windows (template_id, member_id, from_minute, to_minute)
    values ${windows.join(',')}`);
  return { memberId, planned };
}

test('the statement makes the tasks that the rule says are due, each once', async () => {
  const { memberId, planned } = await memberWithRules();
  // The days around the end of February, and of a week.
  for (let day = FIRST; day < addDays(FIRST, 9); day = addDays(day, 1)) {
    for (let twice = 0; twice < 2; twice += 1) await insertDueTasks(database.db, memberId, dayInput(day));
    const made = await database.sql<{ id: string }>(
      `select template_id as id from task_instances where member_id = '${memberId}' and local_day = '${day}'`,
    );
    const due = planned.filter(({ rule }) => isDue(rule, day)).map(({ id }) => id);
    expect(made.map(({ id }) => id).sort()).toEqual([...due].sort());
  }
});

test('a day’s tasks stand in the order of its hours, whatever their groups are called', async () => {
  const memberId = asId<'member'>((await database.newMember()).id);
  const plan = [
    ['Read', 'Evening', 1260],
    ['Stretch', 'Morning', 420],
    ['Brush', 'Morning', 450],
    ['Tidy', 'Evening', 1200],
    ['Walk', 'Midday', 720],
    ['Drink', 'All day', null],
  ] as const;
  for (const [title, group, minute] of plan) {
    const id = newId<'template'>();
    await database.sql(`insert into task_templates
      (id, member_id, title, group_name, interval_kind, interval_n, starts_on, rule_since, source)
      values ('${id}', '${memberId}', '${title}', '${group}', 'days', 1, '${FIRST}', '${FIRST}', 'own')`);
    if (minute !== null)
      await database.sql(`insert into reminder_windows (template_id, member_id, from_minute, to_minute)
        values ('${id}', '${memberId}', ${minute}, ${minute + 30})`);
  }
  await insertDueTasks(database.db, memberId, dayInput(FIRST));
  const titles = async (limit: number, offset: number) =>
    (await taskPage(database.db, memberId, { day: FIRST, limit, offset })).rows.map(({ task }) => task.title);
  expect(await titles(6, 0)).toEqual(['Stretch', 'Brush', 'Walk', 'Tidy', 'Read', 'Drink']);
  expect(await titles(2, 4)).toEqual(['Read', 'Drink']);
});

test('pages of a day that is not made are the pages of the day once it is, and make no more than themselves', async () => {
  const { memberId, planned } = await memberWithRules();
  const at = dayInput(FIRST);
  const due = planned.filter(({ rule }) => isDue(rule, FIRST));
  // Some are there: one that falls due, and one that was told of on a day without it.
  const told = planned.find(({ rule }) => !isDue(rule, FIRST));
  await insertDueTasks(database.db, memberId, { ...at, only: [due[3]?.id ?? ''] });
  await database.sql(`insert into task_instances
    (id, member_id, template_id, local_day, state, title, group_name, needs_capture)
    values ('${newId()}', '${memberId}', '${told?.id}', '${FIRST}', 'completed', 'x', 'Group 4', false)`);
  const total = due.length + 1;
  const before: string[][] = [];
  for (let offset = 0; offset < total; offset += 20) {
    const page = await makeTaskPage(database.db, memberId, { ...at, limit: 20, offset });
    expect(page?.total).toBe(total);
    before.push(page?.rows.map(({ task }) => task.id) ?? []);
    if (offset === 0) {
      const [made] = await database.sql<{ n: number }>(
        `select count(*)::int as n from task_instances where member_id = '${memberId}'`,
      );
      expect(made?.n).toBeLessThanOrEqual(22);
    }
  }
  expect(await makeTaskPage(database.db, memberId, { ...at, limit: 20, offset: total })).toBeNull();
  await insertDueTasks(database.db, memberId, at);
  for (const [n, ids] of before.entries()) {
    const page = await taskPage(database.db, memberId, { day: FIRST, limit: 20, offset: n * 20 });
    expect(page.rows.map(({ task }) => task.id)).toEqual(ids);
    expect(page.total).toBe(total);
  }
  const behind = await taskPage(database.db, memberId, { day: FIRST, limit: 20, offset: 1_000 });
  expect(behind).toEqual({ rows: [], total });
});
