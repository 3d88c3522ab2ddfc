import { expect, test } from 'vitest';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { habitsKit } from './testing/habits-kit.ts';

const kit = habitsKit();
const { plan, first, deed } = kit;

test('a calendar opens by its secret alone, and a new secret closes the old one', async () => {
  await plan({ title: 'Walk; slowly', window: { from: '07:00', to: '08:00', weekdays: [1, 2] } });
  const make = async () =>
    ((await dataOf(await kit.person.send('PUT', '/api/v1/habit-calendar'))) as { path: string }).path;
  const old = await make();
  const text = await (await kit.app.request(old)).text();
  expect(text).toContain('SUMMARY:Walk\\; slowly\r\n');
  const secret = old.slice(old.lastIndexOf('/') + 1, -4);
  const kept = await kit.app.database.sql<{ text: string }>(`select t::text as text from habit_calendars t`);
  expect(JSON.stringify([kept, kit.app.lines])).not.toContain(secret);
  const fresh = await make();
  expect((await kit.app.request(old)).status).toBe(404);
  expect((await kit.app.request(fresh)).status).toBe(200);
  await kit.person.send('DELETE', '/api/v1/habit-calendar');
  expect((await kit.app.request(fresh)).status).toBe(404);
});

test('days and tasks go out as figures and as CSV', async () => {
  await plan({ title: '=cmd, "quoted"' });
  await deed((await first()).id, 'complete', {});
  const span = 'from=2026-06-01&to=2026-06-30';
  expect(await dataOf(await kit.person.get(`/api/v1/habit-days?${span}`))).toEqual([
    { localDay: '2026-06-10', due: 1, done: 1, open: 0 },
  ]);
  const csv = await (await kit.person.get(`/api/v1/habit-export?${span}`)).text();
  expect(csv).toContain(`2026-06-10,"'=cmd, ""quoted""",,completed,0,,,2026-06-10T09:00:00.000Z,false\r\n`);
  expect((await kit.person.get('/api/v1/habit-days?from=2024-01-01&to=2026-01-01')).status).toBe(422);
});
