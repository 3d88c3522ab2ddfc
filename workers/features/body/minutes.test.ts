import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyRollup } from '#queues/jobs/body-rollup.ts';
import { contextForJob } from '#workers/features/account/index.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import { heartAround } from './index.ts';
import type { BodySource } from './schemas.ts';
import { dataOf, personWithConsent, work } from './testing/body-person.ts';

const NOON = '2026-11-20T12:00:00Z';
const now = new Date('2026-11-26T10:00:00Z');
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ now: () => now });
});
afterAll(() => app.close());

const memberOf = async (person: TestPerson) =>
  asId<'member'>((await dataOf<{ id: string }>(person.get('/api/v1/users/me'))).id);

/** Intervals that breathe and grow longer, so that minutes differ. */
const beats = (count: number, first = 0) =>
  Array.from({ length: count }, (_, at) => 780 + (first + at) / 4 + 30 * Math.sin((first + at) / 1.7));

async function send(person: TestPerson, startAt: string, values: number[]) {
  const source = await dataOf<BodySource>(
    person.send('POST', '/api/v1/body-sources', { kind: 'api', name: 'Strap' }),
  );
  const body = { series: [{ kind: 'rr', startAt, values }] };
  expect((await person.send('POST', `/api/v1/body-sources/${source.id}/samples`, body)).status).toBe(200);
  await work(app, bodyRollup, { payload: { memberId: await memberOf(person) }, now });
}

async function heartOf(person: TestPerson, at = '2026-11-20T12:12:00Z') {
  const memberId = await memberOf(person);
  const ctx = await contextForJob({ deps: app.deps, memberId, job: 'test', now, correlationId: 'test' });
  return ctx === null ? null : heartAround({ ctx, deps: app.deps, input: { at: new Date(at) } });
}

const spread = (values: number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    mean: expect.closeTo(mean, 3),
    sd: expect.closeTo(
      Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length),
      3,
    ),
  };
};

test('minutes are kept beside each window, anew when beats come late, and are nobody else’s', async () => {
  const [person, stranger] = [await personWithConsent(app), await personWithConsent(app)];
  await send(person, NOON, beats(300));
  const first = (await heartOf(person))?.stretches ?? [];
  expect(first.map(({ at }) => at - Date.parse(NOON) / 1000)).toEqual([30, 90, 150, 210]);
  await send(person, '2026-11-20T12:04:10Z', beats(500, 300));
  const later = (await heartOf(person))?.stretches ?? [];
  expect(later.map(({ at }) => at - Date.parse(NOON) / 1000).slice(0, 6)).toEqual([
    30, 90, 150, 210, 270, 330,
  ]);
  expect(later.every(({ lengthS, beats: count }) => lengthS === 60 && count > 40)).toBe(true);
  expect(await heartOf(stranger)).toBeNull();
  await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: false });
  expect(await heartOf(person)).toBeNull();
});

test('the usual range is made of the same minutes, and of windows that have none', async () => {
  const person = await personWithConsent(app);
  await send(person, NOON, beats(900));
  const memberId = await memberOf(person);
  await app.database.sql(`update body_windows set minutes = null, minute_hr = null, minute_sdnn = null, minute_rmssd = null,
    minute_beats = null where member_id = '${memberId}' and window_at = '2026-11-20T12:05:00Z'`);
  const heart = await heartOf(person, '2026-11-20T12:20:00Z');
  const { stretches, range } = heart ?? { stretches: [], range: null };
  expect(stretches.map(({ lengthS }) => lengthS).filter((length) => length === 300)).toHaveLength(1);
  expect(range).toEqual({
    meanHr: spread(stretches.map(({ meanHr }) => meanHr)),
    logSdnn: spread(stretches.map(({ sdnn }) => Math.log1p(sdnn))),
    logRmssd: spread(stretches.map(({ rmssd }) => Math.log1p(rmssd))),
    windows: 3,
  });
});
