import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PaidApp, paidApp } from '#workers/features/billing/testing/paid-app.ts';
import type { TestPerson } from '#workers/http/testing/test-app.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { SCORE_HEAD, scoreLines } from './pure/score-lines.ts';

let paid: PaidApp;
beforeAll(async () => {
  paid = await paidApp();
});
afterAll(() => paid.close());

const PATH = '/api/v1/wellness/score-export';
const TODAY = new Date().toISOString().slice(0, 10) as LocalDay;

const choose = (person: TestPerson, mood: number, day: LocalDay) =>
  person.send('POST', '/api/v1/journal-entries', { mood, occurredAt: `${day}T00:00:01Z` });

async function linesOf(person: TestPerson): Promise<Record<string, string>[]> {
  const response = await person.get(PATH);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  return parse(await response.text(), { columns: true });
}

test('is refused on the free plan, with the name of what is missing, and goes through once it is paid', async () => {
  const person = await paid.app.person();
  const refused = await person.get(PATH);
  expect([refused.status, await refused.json()]).toMatchObject([
    403,
    { error: { code: 'DAY-BILL-1001', details: { feature: 'insightExports' } } },
  ]);
  await paid.buy(person);
  expect((await person.get(PATH)).status).toBe(200);
});

test('says of every day what the app says of it, over more than a year, and of nobody else', async () => {
  const [person, other] = await Promise.all([paid.app.person(), paid.app.person()]);
  await Promise.all([paid.buy(person), choose(other, 1, TODAY)]);
  const days = [TODAY, addDays(TODAY, -365), addDays(TODAY, -366), addDays(TODAY, -800)];
  for (const [at, day] of days.entries()) await choose(person, at + 1, day);
  const task = { title: 'Walk', interval: { kind: 'days', every: 1 } };
  await person.send('POST', '/api/v1/task-templates', task);
  const tasks = (await (await person.get('/api/v1/tasks')).json()) as { data: { id: string }[] };
  await person.send('POST', `/api/v1/tasks/${tasks.data[0]?.id}/complete`, {});

  const lines = await linesOf(person);
  expect(Object.keys(lines[0] ?? {})).toEqual([...SCORE_HEAD]);
  expect([...new Set(lines.map(({ day }) => day))]).toEqual([...days].reverse());
  expect(lines).toHaveLength(4 * days.length);
  const shown = (await (await person.get(`/api/v1/wellness/score?day=${TODAY}`)).json()) as {
    data: {
      score: number;
      parts: { part: string; weight: number; points: number | null; missing: string }[];
    };
  };
  expect(lines.filter(({ day }) => day === TODAY)).toEqual(
    shown.data.parts.map(({ part, weight, points, missing }) =>
      expect.objectContaining({
        score: String(shown.data.score),
        part,
        weight: String(weight),
        weight_that_day: points === null ? '0' : '50',
        points: points === null ? '' : String(points),
        missing: missing ?? '',
      }),
    ),
  );
  expect(lines.find(({ part, day }) => part === 'habits' && day === TODAY)?.facts).toBe(
    'done: 1; decided: 1',
  );
});

test('of nobody’s days is its head alone', async () => {
  const person = await paid.app.person();
  await paid.buy(person);
  expect(await (await person.get(PATH)).text()).toBe(`${SCORE_HEAD.join(',')}\r\n`);
});

test('a day without a score gives its parts no weight', () => {
  const part = { part: 'mood' as const, points: 75, missing: null, facts: { mean: 4 } };
  const lines = scoreLines({ localDay: '2026-11-20', score: null, parts: [part], rulesVersion: 1 });
  expect(lines).toBe('2026-11-20,,mood,25,,75,,mean: 4,1\r\n');
});
