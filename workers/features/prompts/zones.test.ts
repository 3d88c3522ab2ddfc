import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { timeZoneOf } from '#workers/kernel/local-day.ts';
import { ZONE_NAMES } from '#workers/kernel/testing/zone-names.ts';
import type { PromptSettingsState } from './schemas.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ now: () => new Date('2026-06-02T12:00:00Z') });
});
afterAll(() => app.close());

const move = (person: TestPerson, timeZone: string) => person.send('PATCH', '/api/v1/users/me', { timeZone });
const zoneOf = async (person: TestPerson) =>
  (await dataOf<{ timeZone: string }>(await person.get('/api/v1/users/me'))).timeZone;
const choose = async (person: TestPerson) =>
  dataOf<PromptSettingsState>(
    await person.send('PATCH', '/api/v1/prompt-settings', {
      channel: 'mail',
      quiet: null,
      windows: [{ slot: 'morning', from: 480, to: 600 }],
    }),
  );

test.each([
  ['Europe/Kiev', 'Europe/Kyiv', '2026-06-03T05:00:00.000Z'],
  ['US/Pacific', 'America/Los_Angeles', '2026-06-02T15:00:00.000Z'],
  ['Asia/Calcutta', 'Asia/Kolkata', '2026-06-03T02:30:00.000Z'],
  ['Australia/LHI', 'Australia/Lord_Howe', '2026-06-02T21:30:00.000Z'],
])('%s is kept as it was said, and prompts when %s does', async (older, name, due) => {
  const person = await app.person();
  expect((await move(person, older)).status).toBe(200);
  expect(await zoneOf(person)).toBe(older);
  expect((await choose(person)).nextDueAt).toBe(due);
  expect((await move(person, name)).status).toBe(200);
  expect((await choose(person)).nextDueAt).toBe(due);
});

test.each([
  'Mars/Base',
  'Etc/Unknown',
  '+05:00',
  'UTC+3',
  'IST',
  'SystemV/EST5',
  ' Europe/Berlin',
  '',
  'x'.repeat(65),
  7,
])('a zone that is none (%j) is refused, and zone, settings and plan stay', async (zone) => {
  const person = await app.person();
  await move(person, 'Europe/Berlin');
  const before = await choose(person);
  const refused = await person.send('PATCH', '/api/v1/users/me', {
    timeZone: zone,
    preferences: { language: 'de' },
  });
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ error: { code: 'DAY-REQ-1002' } });
  expect(await dataOf(await person.get('/api/v1/users/me'))).toMatchObject({
    timeZone: 'Europe/Berlin',
    preferences: { language: 'en' },
  });
  expect(await dataOf(await person.get('/api/v1/prompt-settings'))).toEqual(before);
});

test('three letters are kept as the place that they stand for', async () => {
  const person = await app.person();
  expect((await move(person, 'CET')).status).toBe(200);
  expect(await zoneOf(person)).toBe('Europe/Brussels');
});

test('each name is taken, and the database shows the same clock by what is kept', async () => {
  const instants = ['2026-01-15T12:00:00Z', '2026-04-05T15:20:00Z', '2026-07-15T12:00:00Z'];
  const kept = [...new Set(ZONE_NAMES.map(timeZoneOf))];
  const rows = await app.database.sql<{ name: string; at: string; clock: string }>(
    `select name, at, to_char(at::timestamptz at time zone name, 'YYYY-MM-DD HH24:MI') as clock
     from unnest($1::text[]) name, unnest($2::text[]) at`,
    [kept, instants],
  );
  expect(kept).not.toContain(null);
  expect(rows).toHaveLength(kept.length * instants.length);
  const others = rows.filter(({ name, at, clock }) => {
    const shown = new Date(at).toLocaleString('sv-SE', {
      timeZone: name,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    return shown !== clock;
  });
  expect(others).toEqual([]);
});
