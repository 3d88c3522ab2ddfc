import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextForJob } from '#workers/features/account/index.ts';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import { staleDays, wellnessRows, writeScores } from './queries.ts';
import { type WellnessScore, wellnessDay, wellnessScore } from './schemas.ts';
import { scoreChangedMembers } from './score-days.ts';

const NOW = new Date('2026-11-26T18:00:00Z');
const TODAY = '2026-11-26';
const EARLIER = '2026-11-20';
const DAY = { from: TODAY as LocalDay, to: TODAY as LocalDay };

let clock = NOW;
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ now: () => clock });
});
afterAll(() => app.close());

async function idOf(person: TestPerson) {
  const me = (await dataOf(await person.get('/api/v1/users/me'))) as { id: string };
  return asId<'member'>(me.id);
}

async function scoreOf(person: TestPerson, day = TODAY): Promise<WellnessScore> {
  return wellnessScore.parse(await dataOf(await person.get(`/api/v1/wellness/score?day=${day}`)));
}

async function scoresOf(person: TestPerson, from = '2026-11-01', to = TODAY) {
  const response = await person.get(`/api/v1/wellness/scores?from=${from}&to=${to}`);
  return wellnessDay.array().parse(await dataOf(response));
}

const pointsOf = (score: WellnessScore) =>
  Object.fromEntries(score.parts.map(({ part, points, missing }) => [part, points ?? missing]));

async function write(person: TestPerson, mood: number, day = TODAY): Promise<string> {
  const occurredAt = `${day}T12:00:00Z`;
  const response = await person.send('POST', '/api/v1/journal-entries', { mood, occurredAt });
  return ((await dataOf(response)) as { id: string }).id;
}

const stew = {
  name: 'Stew',
  nutrientsPer100g: { energyKcal: 125, proteinG: 6.25, fatG: 4, carbohydrateG: 15.5, fibreG: 1.75 },
};
const ownFood = new Map<TestPerson, Promise<string>>();

function stewOf(person: TestPerson): Promise<string> {
  const made =
    ownFood.get(person) ??
    person
      .send('POST', '/api/v1/custom-foods', stew)
      .then(async (response) => ((await dataOf(response)) as { foodId: string }).foodId);
  ownFood.set(person, made);
  return made;
}

async function eat(person: TestPerson, day: string): Promise<string> {
  const items = [{ foodId: await stewOf(person), massGrams: 400 }];
  const body = { items, eatenAt: `${day}T12:00:00Z` };
  const response = await person.send('POST', '/api/v1/quick-meals', body);
  expect(response.status).toBe(201);
  return ((await dataOf(response)) as { id: string }).id;
}

async function runJob() {
  const contextOf = (memberId: Parameters<typeof contextForJob>[0]['memberId']) =>
    contextForJob({ deps: app.deps, memberId, job: 'wellness-score', now: NOW, correlationId: 'test' });
  const after = '00000000-0000-0000-0000-000000000000';
  await scoreChangedMembers(app.deps, { after, limit: 100, signal: new AbortController().signal, contextOf });
}

describe('the score of a day', () => {
  test('says that too little is known, and of each part why', async () => {
    const person = await app.person();
    const empty = await scoreOf(person);
    expect(empty).toMatchObject({ score: null, partsNeeded: 2, isProvisional: true });
    expect(pointsOf(empty)).toEqual({
      heart: 'no-heart-data',
      food: 'no-meals',
      habits: 'none-due',
      mood: 'no-mood',
    });
    expect(await scoresOf(person)).toEqual([]);
    await write(person, 4);
    expect(await scoreOf(person)).toMatchObject({ score: null });
    expect(await scoresOf(person)).toEqual([{ localDay: TODAY, score: null, partsKnown: 1 }]);
  });

  test('follows meals, entries and tasks that come late, change and go', async () => {
    const person = await app.person();
    await write(person, 4, EARLIER);
    await eat(person, EARLIER);
    expect(pointsOf(await scoreOf(person, EARLIER))).toMatchObject({ food: 'too-few-meals', mood: 75 });
    const late = await eat(person, EARLIER);
    const whole = await scoreOf(person, EARLIER);
    expect(whole).toMatchObject({ score: 88, isProvisional: false });
    expect(await scoreOf(person, EARLIER)).toEqual(whole);
    await person.send('DELETE', `/api/v1/food-analyses/${late}`);
    expect(await scoreOf(person, EARLIER)).toMatchObject({ score: null });
    await person.send('POST', `/api/v1/food-analyses/${late}/restore`);
    expect(await scoreOf(person, EARLIER)).toEqual(whole);
    const moved = { eatenAt: `${TODAY}T08:00:00Z` };
    await person.send('PATCH', `/api/v1/food-analyses/${late}`, moved);
    expect(pointsOf(await scoreOf(person, EARLIER))).toMatchObject({ food: 'too-few-meals' });
    expect(pointsOf(await scoreOf(person))).toMatchObject({ food: 'too-few-meals' });
  });

  test('counts a task once it is decided', async () => {
    const person = await app.person();
    await write(person, 3);
    const plan = { title: 'Walk', interval: { kind: 'days', every: 1 } };
    await person.send('POST', '/api/v1/task-templates', plan);
    const [task] = (await dataOf(await person.get('/api/v1/tasks'))) as { id: string }[];
    expect(pointsOf(await scoreOf(person))).toMatchObject({ habits: 'still-open' });
    await person.send('POST', `/api/v1/tasks/${task?.id}/complete`, {});
    expect(await scoreOf(person)).toMatchObject({ score: 75 });
    await person.send('POST', `/api/v1/tasks/${task?.id}/reopen`);
    expect(pointsOf(await scoreOf(person))).toMatchObject({ habits: 'still-open' });
    await person.send('POST', `/api/v1/tasks/${task?.id}/skip`);
    expect(await scoreOf(person)).toMatchObject({ score: 25 });
  });

  test('knows of the tasks of a day that nobody has opened yet', async () => {
    const person = await app.person();
    const plan = { title: 'Walk', interval: { kind: 'days', every: 1 } };
    await person.send('POST', '/api/v1/task-templates', plan);
    try {
      clock = new Date('2026-11-27T06:00:00Z');
      expect(pointsOf(await scoreOf(person, '2026-11-27'))).toMatchObject({ habits: 'still-open' });
      await write(person, 4, '2026-11-27');
      expect(pointsOf(await scoreOf(person, '2026-11-27'))).toMatchObject({ habits: 'still-open' });
    } finally {
      clock = NOW;
    }
  });

  test('holds a heart against its own range, also when that comes late', async () => {
    const person = await app.person();
    await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: true });
    const memberId = await idOf(person);
    await write(person, 3);
    const nights = (first: number, last: number) =>
      app.database.sql(`insert into body_days (member_id, local_day, basis, rmssd, resting_hr, made)
        select '${memberId}', to_char(date '${TODAY}' - n, 'YYYY-MM-DD'), 'night', 40 + n % 3, 55 + n % 2, 1
        from generate_series(${first}, ${last}) n`);
    await nights(0, 5);
    expect(pointsOf(await scoreOf(person))).toMatchObject({ heart: 'too-few-nights' });
    await nights(6, 30);
    const usual = await scoreOf(person);
    expect(usual.parts[0]).toMatchObject({ part: 'heart', missing: null, facts: { nights: 30 } });
    await app.database.sql(`update body_days set rmssd = 20, resting_hr = 70
      where member_id = '${memberId}' and local_day = '${TODAY}'`);
    expect(pointsOf(await scoreOf(person))).toMatchObject({ heart: 0 });
    await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: false });
    await app.database.sql(
      `update body_days set rmssd = 21 where member_id = '${memberId}' and local_day = '${TODAY}'`,
    );
    expect(pointsOf(await scoreOf(person))).toMatchObject({ heart: 'no-heart-data' });
    await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: true });
    await app.database.sql(
      `delete from body_days where member_id = '${memberId}' and local_day < '${TODAY}'`,
    );
    expect(pointsOf(await scoreOf(person))).toMatchObject({ heart: 'too-few-nights' });
  });

  test('is nobody else’s', async () => {
    const [one, other] = await Promise.all([app.person(), app.person()]);
    await write(one, 5);
    expect(await scoresOf(other)).toEqual([]);
    expect(pointsOf(await scoreOf(other))).toMatchObject({ mood: 'no-mood' });
  });

  test.each(['day=2026-02-30', 'day=yesterday'])('refuses %s', async (query) => {
    expect((await (await app.person()).get(`/api/v1/wellness/score?${query}`)).status).toBe(422);
  });

  test.each(['from=2026-11-26&to=2026-11-25', 'from=2025-11-25&to=2026-11-26', 'from=2026-11-26'])(
    'refuses a span of %s',
    async (query) => {
      expect((await (await app.person()).get(`/api/v1/wellness/scores?${query}`)).status).toBe(422);
    },
  );
});

describe('the job', () => {
  test('scores what nobody looked at, and leaves nothing to do', async () => {
    const person = await app.person();
    const memberId = await idOf(person);
    await write(person, 4, EARLIER);
    await write(person, 2, TODAY);
    const span = { from: '2026-01-01', to: '2026-12-31' } as never;
    expect(await staleDays(app.deps.db, memberId, span, 10)).toHaveLength(2);
    await runJob();
    expect(await staleDays(app.deps.db, memberId, span, 10)).toEqual([]);
    expect(await wellnessRows(app.deps.db, memberId, span)).toMatchObject([
      { localDay: EARLIER, scoredChanges: 1 },
      { localDay: TODAY, scoredChanges: 1 },
    ]);
  });

  test('gives one row when it runs twice at once, and while a reader asks', async () => {
    const person = await app.person();
    const memberId = await idOf(person);
    await write(person, 4, EARLIER);
    await eat(person, EARLIER);
    await eat(person, EARLIER);
    await Promise.all([runJob(), runJob(), scoreOf(person, EARLIER)]);
    const rows = await app.database.sql(
      `select local_day, score, changes, scored_changes from wellness_days where member_id = '${memberId}'`,
    );
    expect(rows).toEqual([{ local_day: EARLIER, score: 88, changes: 3, scored_changes: 3 }]);
  });

  test('never writes what it knew over what was known later', async () => {
    const person = await app.person();
    const memberId = await idOf(person);
    await write(person, 4);
    await write(person, 5);
    const later = await scoreOf(person);
    const slow = { localDay: TODAY, changes: 1, score: 1, parts: [] };
    const [before] = await wellnessRows(app.deps.db, memberId, DAY);
    await writeScores(app.deps.db, memberId, [slow], { rulesVersion: 1, now: NOW });
    expect(await wellnessRows(app.deps.db, memberId, DAY)).toEqual([before]);
    expect(await scoreOf(person)).toEqual(later);
  });

  test('goes with its member', async () => {
    const person = await app.person();
    const memberId = await idOf(person);
    await write(person, 4);
    await eat(person, TODAY);
    await app.database.sql(`delete from members where id = '${memberId}'`);
    const left = await app.database.sql(`select 1 from wellness_days where member_id = '${memberId}'`);
    expect(left).toEqual([]);
  });
});
