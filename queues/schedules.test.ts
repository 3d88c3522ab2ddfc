import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { qstashSchedules } from '#workers/adapters/qstash.ts';
import { startTestQstash, TOKEN } from '#workers/local/qstash/testing.ts';
import { countingJob } from './local/job-test-kit.ts';
import { reconcileSchedules } from './schedules.ts';

let qstash: Awaited<ReturnType<typeof startTestQstash>>;
beforeAll(async () => {
  qstash = await startTestQstash();
});
afterAll(async () => {
  await qstash.close();
  await rm(qstash.dataDir, { recursive: true });
});

const jobsUrl = 'http://127.0.0.1:9';
const { job } = countingJob();
const other = { ...job, name: 'test-other' };

const listed = async () =>
  (await qstash.client.schedules.list()).map(({ scheduleId, cron }) => `${scheduleId} ${cron}`).sort();

test('creates, changes and deletes ours, leaves others alone, and does nothing the second time', async () => {
  const schedules = qstashSchedules({ url: qstash.url, token: TOKEN, jobsUrl });
  const reconcile = (list: Parameters<typeof reconcileSchedules>[0]) =>
    reconcileSchedules(list, { schedules, jobsUrl });
  await qstash.client.schedules.create({ scheduleId: 'theirs', cron: '0 0 1 1 *', destination: jobsUrl });

  const first = [
    { job, cron: '0 0 1 1 *' },
    { job: other, cron: '0 0 2 1 *' },
  ];
  expect(await reconcile(first)).toEqual({ put: 2, deleted: 0 });
  expect(await reconcile(first)).toEqual({ put: 0, deleted: 0 });
  expect(await listed()).toEqual([
    'dayloom-test-count 0 0 1 1 *',
    'dayloom-test-other 0 0 2 1 *',
    'theirs 0 0 1 1 *',
  ]);
  expect(await qstash.client.schedules.get('dayloom-test-count')).toMatchObject({
    destination: `${jobsUrl}/jobs/test-count`,
    method: 'POST',
    body: '{"payload":{}}',
    retries: 3,
    failureCallback: `${jobsUrl}/jobs/_failed`,
  });

  expect(await reconcile([{ job, cron: '0 0 3 1 *' }])).toEqual({ put: 1, deleted: 1 });
  expect(await listed()).toEqual(['dayloom-test-count 0 0 3 1 *', 'theirs 0 0 1 1 *']);
  expect(await reconcile([{ job: { ...job, retries: 1 }, cron: '0 0 3 1 *' }])).toEqual({
    put: 1,
    deleted: 0,
  });
  const moved = { schedules, jobsUrl: 'http://127.0.0.1:10' };
  expect(await reconcileSchedules([{ job: { ...job, retries: 1 }, cron: '0 0 3 1 *' }], moved)).toMatchObject(
    {
      put: 1,
    },
  );
  expect(await reconcile([])).toEqual({ put: 0, deleted: 1 });
  expect(await listed()).toEqual(['theirs 0 0 1 1 *']);
});
