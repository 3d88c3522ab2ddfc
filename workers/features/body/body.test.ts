import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyRollup } from '#queues/jobs/body-rollup.ts';
import { bodyTidy } from '#queues/jobs/body-tidy.ts';
import type { JobDeps } from '#queues/ports.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { strandedRollupJobs } from './index.ts';
import type { BatchOutcome, BodyDay, BodySeries, BodySource } from './schemas.ts';
import { dataOf, personWithConsent, work } from './testing/body-person.ts';

const NIGHT = '2026-11-20T01:00:00Z';
let now = new Date('2026-11-26T10:00:00Z');
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ now: () => now });
});
afterAll(() => app.close());

const sourceOf = (person: TestPerson, name = 'Strap') =>
  dataOf<BodySource>(person.send('POST', '/api/v1/body-sources', { kind: 'api', name }));

const sendSeries = (person: TestPerson, { id }: { id: string }, series: object[]) =>
  person.send('POST', `/api/v1/body-sources/${id}/samples`, { series });

/** Intervals that breathe: 900 ms, and 40 up and down over six beats. */
const breathing = (count: number) =>
  Array.from({ length: count }, (_, at) => 900 + 40 * Math.sin((2 * Math.PI * at) / 6) + (at % 5));

async function run(person: TestPerson): Promise<void> {
  const { id } = await dataOf<{ id: string }>(person.get('/api/v1/users/me'));
  await work(app, bodyRollup, { payload: { memberId: id }, now });
}

const days = (person: TestPerson, from = '2026-11-01', to = '2026-11-30') =>
  dataOf<BodyDay[]>(person.get(`/api/v1/body-days?from=${from}&to=${to}`));

describe('samples', () => {
  test('are stored once, however often and from whichever source the same ones come', async () => {
    const person = await personWithConsent(app);
    const [strap, file] = [await sourceOf(person), await sourceOf(person, 'A file of the strap')];
    expect((await sourceOf(person)).id).toBe(strap.id);
    const series = [{ kind: 'rr', startAt: NIGHT, values: breathing(3_000) }];
    const first = await dataOf<BatchOutcome>(sendSeries(person, strap, series));
    expect(first).toMatchObject({ stored: 3_000, repeated: 0, localDays: ['2026-11-20'] });
    const again = await Promise.all([sendSeries(person, strap, series), sendSeries(person, file, series)]);
    for (const answer of again)
      expect(await answer.json()).toMatchObject({ data: { stored: 0, repeated: 3_000 } });
    const longer = [{ kind: 'rr', startAt: NIGHT, values: breathing(3_010) }];
    expect(await dataOf<BatchOutcome>(sendSeries(person, strap, longer))).toMatchObject({ stored: 10 });
  });

  test('are 10,000 at most, of known kinds, each with its time', async () => {
    const person = await personWithConsent(app);
    const source = await sourceOf(person);
    const most = [{ kind: 'rr', startAt: NIGHT, values: breathing(10_000) }];
    expect((await sendSeries(person, source, most)).status).toBe(200);
    const more = [...most, { kind: 'hr', startAt: NIGHT, values: [60] }];
    expect((await sendSeries(person, source, more)).status).toBe(422);
    const untimed = [{ kind: 'hr', startAt: NIGHT, values: [60, 61] }];
    expect((await sendSeries(person, source, untimed)).status).toBe(422);
  });

  test('of 0 and 5,000 ms, and of a clock that runs ahead, are left out and counted', async () => {
    const person = await personWithConsent(app);
    const source = await sourceOf(person);
    const outcome = await dataOf<BatchOutcome>(
      sendSeries(person, source, [
        { kind: 'rr', startAt: NIGHT, values: [900, 0, 910, 5_000, 905] },
        { kind: 'hr', startAt: '2026-11-27T10:00:00Z', values: [60] },
        { kind: 'hr', startAt: '1970-01-01T00:00:00Z', values: [60] },
      ]),
    );
    expect(outcome).toMatchObject({ stored: 3, refused: { implausible: 2, ahead: 1, tooOld: 1 } });
    const nothing = await sendSeries(person, source, [{ kind: 'rr', startAt: NIGHT, values: [0, 5_000, 9] }]);
    expect(await nothing.json()).toMatchObject({
      error: { code: 'DAY-BODY-1003', details: { implausible: 3 } },
    });
  });

  test('in seconds are refused and named, not guessed', async () => {
    const person = await personWithConsent(app);
    const source = await sourceOf(person);
    const values = breathing(50).map((ms) => ms / 1000);
    const refused = await sendSeries(person, source, [{ kind: 'rr', startAt: NIGHT, values }]);
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { error: { code: 'DAY-BODY-1002', details: { series: 0 } } },
    ]);
    expect(await days(person)).toEqual([]);
  });

  test('need the member’s consent, and a source of their own', async () => {
    const [person, stranger] = [await app.person(), await personWithConsent(app)];
    const source = await sourceOf(person);
    const series = [{ kind: 'hr', startAt: NIGHT, values: [60] }];
    expect((await sendSeries(person, source, series)).status).toBe(403);
    expect((await sendSeries(stranger, source, series)).status).toBe(404);
  });
});

test('of a deleted source do not keep the same ones of another from being stored', async () => {
  const person = await personWithConsent(app);
  const [strap, file] = [await sourceOf(person), await sourceOf(person, 'A file of the strap')];
  const series = [{ kind: 'rr', startAt: NIGHT, values: breathing(500) }];
  await sendSeries(person, strap, series);
  await person.send('DELETE', `/api/v1/body-sources/${strap.id}`);
  expect(await dataOf<BatchOutcome>(sendSeries(person, file, series))).toMatchObject({ stored: 500 });
  await person.send('POST', `/api/v1/body-sources/${strap.id}/restore`);
  await run(person);
  expect(await days(person)).toMatchObject([{ beats: 500 }]);
});

test('of two devices on one heart count once, whatever their clocks and roundings', async () => {
  const person = await personWithConsent(app);
  const [strap, file] = [await sourceOf(person), await sourceOf(person, 'A file of the strap')];
  await sendSeries(person, strap, [{ kind: 'rr', startAt: NIGHT, values: breathing(2_000) }]);
  await run(person);
  const alone = await days(person);
  const rounded = breathing(1_200).map((ms) => Math.round(ms / 10) * 10);
  await sendSeries(person, file, [{ kind: 'rr', startAt: '2026-11-20T01:00:01.700Z', values: rounded }]);
  // As a program passes the strap's heart rates on: rounded to seconds, and twice in one of them.
  const rates = { kind: 'hr', startAt: NIGHT, values: [66, 66, 67], offsetsMs: [60_000, 60_400, 61_000] };
  expect(await dataOf<BatchOutcome>(sendSeries(person, file, [rates]))).toMatchObject({ stored: 2 });
  await run(person);
  expect(await days(person)).toEqual(alone);
});

describe('figures', () => {
  test('take the night from records of sleep or the heart, and the evening before counts for it', async () => {
    const person = await personWithConsent(app);
    const source = await sourceOf(person);
    const at = Array.from({ length: 430 }, (_, place) => place * 5 * 60_000);
    // From noon of the 19th on: asleep from ten in the evening to six.
    const rates = at.map((ms) => {
      const hour = 12 + ms / 3_600_000;
      return hour >= 22 && hour < 30 ? 52 + (ms % 3) : 74 + (ms % 5);
    });
    const noon = '2026-11-19T12:00:00Z';
    const of = (from: number, to: number) => ({
      kind: 'hr',
      startAt: noon,
      values: rates.slice(from, to),
      offsetsMs: at.slice(from, to),
    });
    await sendSeries(person, source, [of(144, 430)]);
    await run(person);
    expect(await days(person, '2026-11-20')).toMatchObject([{ nightBy: 'heart' }]);
    // The evening comes late, and the next day's night begins in it.
    await sendSeries(person, source, [of(0, 144)]);
    await run(person);
    expect(await days(person, '2026-11-20', '2026-11-20')).toMatchObject([
      {
        nightBy: 'heart',
        nightFrom: '2026-11-19T22:00:00.000Z',
        nightTo: '2026-11-20T06:00:00.000Z',
        isCurrent: true,
      },
    ]);
    await sendSeries(person, source, [
      { kind: 'asleep', startAt: '2026-11-20T02:00:00Z', values: [210, 205], offsetsMs: [0, 13_500_000] },
    ]);
    await run(person);
    expect(await days(person, '2026-11-20', '2026-11-20')).toMatchObject([
      { nightBy: 'sleep', nightFrom: '2026-11-19T22:30:00.000Z', sleepMinutes: 415 },
    ]);
  });

  test('are worked out by a job, and anew when something comes late or goes', async () => {
    const person = await personWithConsent(app);
    const [strap, watch] = [await sourceOf(person), await sourceOf(person, 'Watch')];
    await sendSeries(person, strap, [{ kind: 'rr', startAt: NIGHT, values: breathing(6_000) }]);
    expect(app.enqueued.at(-1)).toMatchObject({ name: 'body-rollup', delayS: 10 });
    expect(await days(person)).toMatchObject([{ isCurrent: false, rmssd: null }]);
    await run(person);
    const [night] = await days(person);
    expect(night).toMatchObject({ localDay: '2026-11-20', isCurrent: true, basis: 'night', beats: 6_000 });
    expect(night?.correctedShare).toBe(0);
    expect(night?.rmssd).toBeGreaterThan(25);
    expect(night?.meanHr).toBeCloseTo(66.5, 0);

    const evening = {
      kind: 'hr',
      startAt: '2026-11-20T19:00:00Z',
      values: [120, 130],
      offsetsMs: [0, 60_000],
    };
    // Worn at once with the strap: a second count of the same heart changes no window.
    const alongside = { kind: 'hr', startAt: NIGHT, values: [190], offsetsMs: [60_000] };
    await sendSeries(person, watch, [evening, alongside]);
    await run(person);
    expect(await days(person)).toMatchObject([{ highHr: 125, beats: 6_000, heartRates: 2 }]);
    const span = `from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z`;
    const course = await dataOf<BodySeries>(person.get(`/api/v1/body-series?${span}`));
    expect(course.minutes).toBe(5);
    expect(course.points.at(-1)).toMatchObject({ at: '2026-11-20T19:00:00.000Z', meanHr: 125, rmssd: null });

    expect((await person.send('DELETE', `/api/v1/body-sources/${watch.id}`)).status).toBe(204);
    await run(person);
    expect(await days(person)).toMatchObject([{ heartRates: 0 }]);
    await person.send('POST', `/api/v1/body-sources/${watch.id}/restore`);
    await run(person);
    expect(await days(person)).toMatchObject([{ highHr: 125, heartRates: 2 }]);
  });

  test('are not worked out once consent is taken back, nor looked for, until it is given again', async () => {
    const person = await personWithConsent(app);
    const strap = await sourceOf(person);
    await sendSeries(person, strap, [
      { kind: 'hr', startAt: NIGHT, values: [60, 61], offsetsMs: [0, 60_000] },
    ]);
    const memberId = (await dataOf<{ id: string }>(person.get('/api/v1/users/me'))).id;
    const looksForThem = async () => {
      const later = { ...(app.deps as JobDeps), now: () => new Date(Date.now() + 3_600_000) };
      const jobs = await strandedRollupJobs(later, 1_000);
      return jobs.some(({ payload }) => JSON.stringify(payload).includes(memberId));
    };
    expect(await looksForThem()).toBe(true);
    await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: false });
    await run(person);
    expect(await days(person)).toMatchObject([{ isCurrent: false, meanHr: null }]);
    expect(await looksForThem()).toBe(false);
    await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: true });
    expect(await looksForThem()).toBe(true);
    await run(person);
    expect(await days(person)).toMatchObject([{ isCurrent: true, meanHr: 60.5 }]);
  });

  test('that come ready are used where there are no intervals', async () => {
    const person = await personWithConsent(app);
    const source = await sourceOf(person);
    await sendSeries(person, source, [
      { kind: 'rmssd', startAt: NIGHT, values: [40, 50, 42], offsetsMs: [0, 60_000, 120_000] },
      { kind: 'resting-hr', startAt: NIGHT, values: [52] },
    ]);
    await run(person);
    expect(await days(person)).toMatchObject([{ basis: 'ready', rmssd: 42, restingHr: 52, sdnn: null }]);
  });

  test('of hours stay when raw samples of ninety days ago go, and weeks are made and dropped', async () => {
    const person = await personWithConsent(app);
    const source = await sourceOf(person);
    await sendSeries(person, source, [
      { kind: 'rr', startAt: '2026-11-10T01:00:00Z', values: breathing(1_990) },
      { kind: 'hr', startAt: '2026-01-05T12:00:00Z', values: [70, 72], offsetsMs: [0, 60_000] },
    ]);
    await work(app, bodyTidy, { payload: {}, now });
    await run(person);
    const raw = () =>
      app.database.sql<{ part: string; rows: number }>(
        `select tableoid::regclass::text as part, count(*)::int as rows from body_samples
         where source_id = '${source.id}' group by 1 order by 1`,
      );
    expect(await raw()).toMatchObject([
      { part: 'partitions.body_samples_2026_11_09', rows: 6 },
      { part: 'partitions.body_samples_rest', rows: 1 },
    ]);
    await work(app, bodyTidy, { payload: {}, now });
    expect(await raw()).toMatchObject([{ part: 'partitions.body_samples_2026_11_09' }]);
    const old = await days(person, '2026-01-01', '2026-01-31');
    expect(old).toMatchObject([{ localDay: '2026-01-05', meanHr: 71, isCurrent: true }]);

    const before = now;
    try {
      now = new Date('2026-12-15T10:00:00Z');
      await work(app, bodyTidy, { payload: {}, now });
      await run(person);
      const hours = await app.database.sql(
        `select hour_at from body_hours h join body_sources s using (member_id) where s.id = '${source.id}'`,
      );
      expect(hours).toHaveLength(2);
      now = new Date('2027-02-20T10:00:00Z');
      await work(app, bodyTidy, { payload: {}, now });
      expect(await raw()).toEqual([]);
      const [day] = await days(person, '2026-11-10', '2026-11-10');
      expect(day).toMatchObject({ beats: 1_990, isCurrent: true });
      // A few late samples of a day whose raw ones are gone do not take the place of its figures.
      await sendSeries(person, source, [
        { kind: 'rr', startAt: '2026-11-10T05:00:00Z', values: breathing(60) },
      ]);
      await run(person);
      expect(await days(person, '2026-11-10', '2026-11-10')).toEqual([day]);
    } finally {
      now = before;
    }
  });
});
