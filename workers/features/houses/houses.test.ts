import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { newId } from '#workers/kernel/ids.ts';
import { tallyHouses } from './index.ts';
import { challengeOf } from './pure/challenge.ts';
import { myHouse } from './schemas.ts';
import { countWeek } from './tally.ts';

/** A Thursday of a week in which the house of Dawn counts tasks. */
const NOW = new Date('2026-06-11T09:00:00Z');
const MONDAY = '2026-06-08' as Parameters<typeof challengeOf>[1];

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ now: () => NOW });
});
afterAll(() => app.close());

const houseOf = async (person: TestPerson) =>
  myHouse.parse(await dataOf(await person.get('/api/v1/users/me/house')));
const enter = (person: TestPerson, house: string) => person.send('PUT', '/api/v1/users/me/house', { house });
const tally = () => tallyHouses(app.deps, { now: NOW, signal: new AbortController().signal });
const idOf = async (person: TestPerson) =>
  (await dataOf<{ id: string }>(await person.get('/api/v1/users/me'))).id;

/** Somebody with a daily task that was done on some days of the week, from its Monday on. */
async function member(daysDone: number): Promise<TestPerson> {
  const person = await app.person();
  const body = { title: 'Walk', interval: { kind: 'days', every: 1 }, startsOn: MONDAY };
  const { id } = await dataOf<{ id: string }>(await person.send('POST', '/api/v1/task-templates', body));
  for (let n = 0; n < daysDone; n += 1) {
    const told = await person.send('POST', `/api/v1/task-templates/${id}/days`, {
      localDay: `2026-06-${String(8 + n).padStart(2, '0')}`,
    });
    expect(told.status).toBe(201);
  }
  return person;
}

async function assign(person: TestPerson, house: string) {
  await app.database.sql(`insert into archetype_assignments
    (id, member_id, archetype_id, house_id, confidence, scores, rules_version, assigned_at)
    values ('${newId()}', '${await idOf(person)}', 'pacer', '${house}', 0.7, '{}', 1, now())`);
}

test('comes with the archetype, can be changed and left, and does not come back by itself', async () => {
  const person = await app.person();
  expect(await houseOf(person)).toMatchObject({ house: null, ofArchetype: null, weeks: [] });
  await assign(person, 'forge');
  expect(await houseOf(person)).toMatchObject({ house: 'forge', source: 'archetype' });
  const both = await Promise.all([enter(person, 'tide'), enter(person, 'tide')]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(await houseOf(person)).toMatchObject({ house: 'tide', source: 'own', ofArchetype: 'forge' });
  const id = await idOf(person);
  const open = `select count(*)::int as n from house_memberships where member_id = '${id}' and left_at is null`;
  expect(await app.database.sql(open)).toEqual([{ n: 1 }]);
  expect((await person.send('DELETE', '/api/v1/users/me/house')).status).toBe(204);
  expect((await person.send('DELETE', '/api/v1/users/me/house')).status).toBe(204);
  await tally();
  expect(await houseOf(person)).toMatchObject({ house: null, ofArchetype: 'forge' });
  expect((await enter(person, 'hall')).status).toBe(422);
});

test('shows one’s own part at once, and nothing of the others until five are at work', async () => {
  const { kind, goal } = challengeOf('dawn', MONDAY);
  const people = [];
  for (const days of [1, 2, 3, 4]) people.push(await member(days));
  for (const person of people) await enter(person, 'dawn');
  await tally();
  const few = await houseOf(people[3] ?? (await app.person()));
  expect(few.weeks[0]).toMatchObject({ week: MONDAY, challenge: { kind, goal }, own: 4 });
  expect(few.weeks[0]?.standing.every(({ figures, place }) => figures === null && place === null)).toBe(true);

  const fifth = await member(0);
  await assign(fifth, 'dawn');
  await tally();
  const count = (limit: number) =>
    countWeek(app.deps.db, { week: MONDAY, signal: new AbortController().signal, limit });
  expect(await count(2)).toEqual(await count(1_000));
  expect(await countWeek(app.deps.db, { week: MONDAY, signal: AbortSignal.abort() })).toBeNull();
  await tally();
  const [week] = (await houseOf(fifth)).weeks;
  const share = Math.round(((1 + 2 + 3 + 4) / goal / 5) * 20) / 20;
  expect(week?.standing.find(({ house }) => house === 'dawn')).toEqual({
    house: 'dawn',
    figures: { atLeast: 5, share, reachedShare: 0 },
    place: 1,
  });
  expect(JSON.stringify(await houseOf(fifth))).not.toContain(await idOf(people[0] ?? fifth));
});

test('a challenge that was set stays, whatever later rules say', async () => {
  const person = await app.person();
  await enter(person, 'grove');
  await tally();
  await app.database.sql(
    `update house_challenges set goal = 2 where house_id = 'grove' and week = '${MONDAY}'`,
  );
  await tally();
  expect((await houseOf(person)).weeks[0]?.challenge.goal).toBe(2);
  const rows = await app.database.sql(`select 1 from house_challenges where week = '${MONDAY}'`);
  expect(rows).toHaveLength(4);
});
