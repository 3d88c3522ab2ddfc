import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Answer, startTarget, startTestQstash, TOKEN } from '#workers/local/qstash/testing.ts';
import { EnqueueFailed, qstashJobs } from './qstash.ts';

const settings = { retries: 2, timeoutS: 60, parallelism: 3 };
const settingsOf = (name: string) => (name === 'test-count' ? settings : undefined);

async function service(decide?: Parameters<typeof startTarget>[0]) {
  const target = await startTarget(decide);
  onTestFinished(target.close);
  return target;
}

function jobsAt(url: string, jobsUrl: string, timeoutMs?: number) {
  return qstashJobs({
    url,
    token: TOKEN,
    jobsUrl,
    settingsOf,
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
}

const message = (key: string) => ({ name: 'test-count', key, payload: { key } });

let qstash: Awaited<ReturnType<typeof startTestQstash>>;
beforeEach(async () => {
  qstash = await startTestQstash();
});
afterEach(async () => {
  await qstash.close();
  await rm(qstash.dataDir, { recursive: true });
});

test('publishes messages with the settings of their job, and each work once', async () => {
  const worker = await service(() => ({ status: 500 }));
  const jobs = jobsAt(qstash.url, worker.url);
  await jobs.enqueue([message('a'), { ...message('b'), delayS: 600 }]);
  await jobs.enqueue([message('a')]);
  const [first] = await worker.received(1);
  expect(first).toMatchObject({ path: '/jobs/test-count', body: '{"key":"a","payload":{"key":"a"}}' });
  const id = String(first?.headers['upstash-message-id']);
  expect(await qstash.client.messages.get(id)).toMatchObject({
    maxRetries: 2,
    failureCallback: `${worker.url}/jobs/_failed`,
    flowControlKey: 'dayloom-test-count',
    parallelism: 3,
    label: 'test-count',
    retryDelayExpression: 'min(600000, 5000 * pow(3, retried))',
  });
  expect((await qstash.client.logs({ filter: { state: 'CREATED' } })).logs).toHaveLength(2);
});

test('sends more than a batch in batches', async () => {
  const worker = await service();
  await jobsAt(qstash.url, worker.url).enqueue(Array.from({ length: 150 }, (_, n) => message(`key ${n}`)));
  await worker.received(150);
});

test('tries once more when the service fails, and then says so', async () => {
  const answers: Answer[] = [{ status: 500 }];
  const flaky = await service(() => answers.shift() ?? { headers: { 'x-ok': '1' } });
  await expect(jobsAt(flaky.url, 'http://127.0.0.1:9').enqueue([message('a')])).rejects.toBeInstanceOf(
    EnqueueFailed,
  );
  expect(flaky.deliveries).toHaveLength(2);
  expect(flaky.deliveries[0]?.body).toBe(flaky.deliveries[1]?.body);
});

test('does not repeat what the service refused', async () => {
  const refusing = await service(() => ({ status: 401 }));
  await expect(jobsAt(refusing.url, 'http://127.0.0.1:9').enqueue([message('a')])).rejects.toBeInstanceOf(
    EnqueueFailed,
  );
  expect(refusing.deliveries).toHaveLength(1);
});

test('gives up on a service that does not answer, and on one that is gone', async () => {
  const silent = await service(() => new Promise<Answer>(() => {}));
  await expect(jobsAt(silent.url, 'http://127.0.0.1:9', 20).enqueue([message('a')])).rejects.toBeInstanceOf(
    EnqueueFailed,
  );
  expect(silent.deliveries).toHaveLength(2);
  await expect(
    jobsAt('http://127.0.0.1:1', 'http://127.0.0.1:9').enqueue([message('a')]),
  ).rejects.toBeInstanceOf(EnqueueFailed);
});

test('notices a message that was refused inside a batch that was taken', async () => {
  await expect(jobsAt(qstash.url, 'ftp://nowhere').enqueue([message('a')])).rejects.toBeInstanceOf(
    EnqueueFailed,
  );
});

test('refuses a job that nobody registered, and a message that is no list of ids', async () => {
  const jobs = jobsAt(qstash.url, 'http://127.0.0.1:9');
  await expect(jobs.enqueue([{ ...message('a'), name: 'test-unknown' }])).rejects.toBeInstanceOf(TypeError);
  await expect(jobs.enqueue([{ ...message('a'), payload: 'x'.repeat(70_000) }])).rejects.toBeInstanceOf(
    TypeError,
  );
});
