import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextForJob } from '#workers/features/account/index.ts';
import { enrichEntry } from '#workers/features/journal/index.ts';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import { calibrateMember, calibrateMembers } from './calibrate-moments.ts';
import { membersToCalibrate } from './queries.ts';
import {
  type Calibration,
  calibration,
  type MoodDetail,
  moodDay,
  moodDetail,
  moodMoment,
} from './schemas.ts';

const NOW = new Date('2026-11-26T18:00:00Z');
const TODAY = '2026-11-26';
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ now: () => NOW });
});
afterAll(() => app.close());

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

async function idOf(person: TestPerson) {
  const me = (await dataOf(await person.get('/api/v1/users/me'))) as { id: string };
  return asId<'member'>(me.id);
}

async function moodOf(person: TestPerson, day = TODAY): Promise<MoodDetail> {
  return moodDetail.parse(await dataOf(await person.get(`/api/v1/mood/day?day=${day}`)));
}

async function write(person: TestPerson, body: object) {
  const response = await person.send('POST', '/api/v1/journal-entries', {
    occurredAt: `${TODAY}T12:00:00Z`,
    ...body,
  });
  expect(response.status).toBe(201);
}

async function label(person: TestPerson, word: string, occurredAt = `${TODAY}T12:00:00Z`, headers = {}) {
  const body = { label: word, occurredAt };
  const response = await person.send('POST', '/api/v1/mood-moments', body, headers);
  expect(response.status).toBe(201);
  return moodMoment.parse(await dataOf(response));
}

async function calibrationOf(person: TestPerson): Promise<Calibration> {
  return calibration.parse(await dataOf(await person.get('/api/v1/mood/calibration')));
}

const contextOf = (memberId: Parameters<typeof contextForJob>[0]['memberId']) =>
  contextForJob({ deps: app.deps, memberId, job: 'mood-calibrate', now: NOW, correlationId: 'test' });

async function calibrate(person: TestPerson) {
  const ctx = await contextOf(await idOf(person));
  if (ctx !== null) await calibrateMember({ ctx, deps: app.deps, input: undefined });
}

/** As if heart data had been found at moments: stressed ones look stressed to the model, but less than they are. */
async function labelledHearts(person: TestPerson, count: number) {
  const memberId = await idOf(person);
  await app.database.sql(`insert into mood_moments (id, member_id, occurred_at, local_day, label, heart_state, probability)
    select gen_random_uuid(), '${memberId}', now() - make_interval(mins => n), '${TODAY}',
      case when n % 2 = 0 then 'stressed' else 'calm' end, 'found', case when n % 2 = 0 then 0.35 else 0.15 end
    from generate_series(1, ${count}) n`);
}

describe('a day', () => {
  test('of which nothing is known says so for each source', async () => {
    expect(await moodOf(await app.person())).toEqual({
      localDay: TODAY,
      body: { kind: 'no-data', nights: 0 },
      said: null,
      wrote: null,
      moments: { labelled: 0, needed: 20 },
    });
  });

  test('keeps what was said beside what was written, and averages nothing', async () => {
    const person = await app.person();
    await write(person, { mood: 5, text: 'I am so sad and lonely, I cried all day.' });
    const memberId = await idOf(person);
    const ctx = await contextOf(memberId);
    const job = app.enqueued.findLast(({ name }) => name === 'journal-enrich');
    const input = job?.payload as Parameters<typeof enrichEntry>[0]['input'];
    if (ctx !== null) await enrichEntry({ ctx, input, deps: app.deps });
    const { said, wrote } = await moodOf(person);
    expect(said).toEqual({
      valence: 1,
      energy: null,
      labels: ['calm', 'content', 'energised'],
      confidence: null,
    });
    expect(wrote).toMatchObject({ labels: ['low'], confidence: { basis: 'others' } });
    expect(wrote?.valence).toBeLessThan(0);
    const days = await person.get(`/api/v1/mood/days?from=${TODAY}&to=${TODAY}`);
    expect(moodDay.array().parse(await dataOf(days))).toEqual([
      { localDay: TODAY, arousal: null, saidValence: 1, wroteValence: wrote?.valence },
    ]);
  });

  test('says how many more nights its own range needs, and then what the body suggests', async () => {
    const person = await app.person();
    await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: true });
    const memberId = await idOf(person);
    const nights = (first: number, last: number) =>
      app.database.sql(`insert into body_days (member_id, local_day, basis, rmssd, resting_hr)
        select '${memberId}', to_char(date '${TODAY}' - n, 'YYYY-MM-DD'), 'night',
          case n when 0 then 20 else 40 + n % 3 end, case n when 0 then 70 else 55 + n % 2 end
        from generate_series(${first}, ${last}) n`);
    await nights(0, 13);
    expect((await moodOf(person)).body).toEqual({ kind: 'too-few-nights', nights: 13, nightsNeeded: 14 });
    await nights(14, 20);
    expect((await moodOf(person)).body).toEqual({
      kind: 'told',
      arousal: 4,
      nights: 20,
      labels: ['energised', 'tense', 'stressed', 'anxious'],
      confidence: null,
    });
  });

  test('has a confidence of its own once the member labelled enough moments', async () => {
    const person = await app.person();
    await write(person, { mood: 2, energy: -0.8 });
    await labelledHearts(person, 19);
    expect((await moodOf(person)).said?.confidence).toBeNull();
    await label(person, 'low');
    const { said, moments } = await moodOf(person);
    expect(moments.labelled).toBe(20);
    expect(said).toMatchObject({ labels: ['low'], confidence: { basis: 'own' } });
    expect(said?.confidence?.value).toBeLessThan(0.2);
  });

  test.each(['day=2026-02-30', 'day=today'])('refuses %s', async (query) => {
    expect((await (await app.person()).get(`/api/v1/mood/day?${query}`)).status).toBe(422);
  });

  test.each(['from=2026-11-26&to=2026-11-25', 'from=2025-11-25&to=2026-11-26'])(
    'refuses a span of %s',
    async (query) => {
      expect((await (await app.person()).get(`/api/v1/mood/days?${query}`)).status).toBe(422);
    },
  );
});

describe('a moment', () => {
  test('is labelled once for one request, and asks for its heart', async () => {
    const person = await app.person();
    const key = { 'idempotency-key': 'moment-0001' };
    const first = await label(person, 'tense', `${TODAY}T12:00:00Z`, key);
    expect((await label(person, 'tense', `${TODAY}T12:00:00Z`, key)).id).toBe(first.id);
    expect(first).toMatchObject({ label: 'tense', heart: 'waiting', strain: null, localDay: TODAY });
    expect(app.enqueued).toContainEqual(expect.objectContaining({ name: 'mood-calibrate', key: first.id }));
    const listed = await person.get('/api/v1/mood-moments');
    expect(await dataOf(listed)).toHaveLength(1);
  });

  test.each([`${TODAY}T18:10:00Z`, '2026-11-19T17:00:00Z', '1900-01-01T00:00:00Z'])(
    'is refused when it was at %s',
    async (occurredAt) => {
      const person = await app.person();
      const response = await person.send('POST', '/api/v1/mood-moments', { label: 'calm', occurredAt });
      expect(response.status).toBe(422);
      expect(await codeOf(response)).toBe('DAY-MOOD-1002');
    },
  );

  test('is refused with a word that is none of ours', async () => {
    const response = await (await app.person()).send('POST', '/api/v1/mood-moments', { label: 'furious' });
    expect(response.status).toBe(422);
  });

  test('is listed with the others of its local day', async () => {
    const person = await app.person();
    await person.send('PATCH', '/api/v1/users/me', { timeZone: 'Pacific/Auckland' });
    const ids = [];
    for (const at of [`${TODAY}T10:50:00Z`, `${TODAY}T11:10:00Z`])
      ids.push((await label(person, 'calm', at)).id);
    const on = async (day: string) =>
      moodMoment.array().parse(await dataOf(await person.get(`/api/v1/mood-moments?day=${day}`)));
    expect((await on(TODAY)).map(({ id }) => id)).toEqual([ids[0]]);
    expect((await on('2026-11-27')).map(({ id }) => id)).toEqual([ids[1]]);
  });

  test('goes and comes back, and is nobody else’s', async () => {
    const [person, stranger] = await Promise.all([app.person(), app.person()]);
    const { id } = await label(person, 'calm');
    expect((await stranger.send('DELETE', `/api/v1/mood-moments/${id}`)).status).toBe(404);
    expect((await person.send('DELETE', `/api/v1/mood-moments/${id}`)).status).toBe(204);
    expect((await person.send('DELETE', `/api/v1/mood-moments/${id}`)).status).toBe(404);
    expect((await stranger.send('POST', `/api/v1/mood-moments/${id}/restore`)).status).toBe(404);
    expect((await person.send('POST', `/api/v1/mood-moments/${id}/restore`)).status).toBe(200);
    expect(await dataOf(await person.get('/api/v1/mood-moments'))).toHaveLength(1);
  });
});

describe('the heart of a moment', () => {
  test('is found when its data comes after the label, against the waking hours before', async () => {
    const person = await app.person();
    const memberId = await idOf(person);
    await label(person, 'stressed', `${TODAY}T12:00:00Z`);
    const heartOf = async () =>
      moodMoment.array().parse(await dataOf(await person.get('/api/v1/mood-moments')))[0];
    await calibrate(person);
    expect(await heartOf()).toMatchObject({ heart: 'waiting', strain: null });
    await app.database.sql(`insert into body_windows (member_id, window_at, local_day, mean_hr, rmssd, sdnn, samples)
      select '${memberId}', at, to_char(at, 'YYYY-MM-DD'),
        case when at >= '${TODAY}T11:30Z' then 95 else 60 + extract(minute from at) % 7 end,
        case when at >= '${TODAY}T11:30Z' then 18 else 40 + extract(minute from at) % 5 end,
        45 + extract(minute from at) % 6, 300
      from generate_series(timestamptz '${TODAY}T01:00Z', '${TODAY}T12:30Z', interval '5 minutes') at`);
    await calibrate(person);
    // Without consent nobody looks at the heart.
    expect(await heartOf()).toMatchObject({ heart: 'waiting' });
    await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: true });
    await calibrate(person);
    const found = await heartOf();
    expect(found).toMatchObject({ heart: 'found' });
    expect(found?.strain).toBeGreaterThan(0.6);
    expect(found?.strainBy).toBe('windows');
    expect(await calibrationOf(person)).toMatchObject({ moments: 1, isUsed: false });
  });

  test('is told by its minutes where these were kept, though the five minutes look calm', async () => {
    const person = await app.person();
    await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: true });
    const memberId = await idOf(person);
    for (const at of ['12:02:30', '12:30:30']) await label(person, 'tense', `${TODAY}T${at}Z`);
    await app.database.sql(`insert into body_windows (member_id, window_at, local_day, mean_hr, rmssd, sdnn, samples,
        minutes, minute_hr, minute_sdnn, minute_rmssd, minute_beats)
      select '${memberId}', at, to_char(at, 'YYYY-MM-DD'), 63, 42, 47, 300, '{0,1,2,3,4}',
        case when at between '${TODAY}T11:58Z' and '${TODAY}T12:05Z' then array[64,90,97,96,90] else array[60,62,64,66,61] end,
        '{45,48,46,50,47}', case when at between '${TODAY}T11:58Z' and '${TODAY}T12:05Z' then '{40,24,18,18,22}' else '{40,44,41,43,42}' end::real[],
        '{64,64,64,64,64}'
      from generate_series(timestamptz '${TODAY}T07:00Z', '${TODAY}T12:55Z', interval '5 minutes') at`);
    await calibrate(person);
    const told = moodMoment.array().parse(await dataOf(await person.get('/api/v1/mood-moments')));
    expect(told.map(({ strainBy }) => strainBy)).toEqual(['minutes', 'minutes']);
    expect(told[1]?.strain).toBeGreaterThan(0.7);
    expect(told[0]?.strain).toBeLessThan(0.3);
  });
});

describe('the calibration', () => {
  test('is not used before there are twenty moments with a heart', async () => {
    const person = await app.person();
    expect(await calibrationOf(person)).toMatchObject({ moments: 0, needed: 20, isUsed: false });
    await labelledHearts(person, 19);
    await calibrate(person);
    expect(await calibrationOf(person)).toMatchObject({ moments: 19, isUsed: false, errorAfter: null });
  });

  test('brings what is said nearer to how it was, told on moments that it was not made of', async () => {
    const person = await app.person();
    await labelledHearts(person, 40);
    await calibrate(person);
    const own = await calibrationOf(person);
    expect(own).toMatchObject({ moments: 40, isUsed: true });
    expect(own.errorAfter ?? 1).toBeLessThan(own.errorBefore ?? 0);
    expect(own.reliability.after.length).toBeGreaterThan(0);
    const listed = moodMoment.array().parse(await dataOf(await person.get('/api/v1/mood-moments')));
    const strainOf = (word: string) => listed.find((moment) => moment.label === word)?.strain ?? 0;
    expect(strainOf('stressed')).toBeGreaterThan(0.6);
    expect(strainOf('calm')).toBeLessThan(0.35);
  });

  test('is made by two jobs at once as by one, and the rounds find who waits for it', async () => {
    const person = await app.person();
    const memberId = await idOf(person);
    await labelledHearts(person, 25);
    const found = async () => (await membersToCalibrate(app.deps.db, BEFORE_ALL, 100)).includes(memberId);
    expect(await found()).toBe(true);
    const signal = new AbortController().signal;
    const round = () =>
      calibrateMembers(app.deps, { after: BEFORE_ALL, limit: 100, now: NOW, signal, contextOf });
    await Promise.all([round(), round()]);
    const rows = await app.database.sql(
      `select moments from mood_calibrations where member_id = '${memberId}'`,
    );
    expect(rows).toEqual([{ moments: 25 }]);
  });
});
