import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { qstashDeadLetters, qstashJobs, qstashSignatures } from '#workers/adapters/qstash.ts';
import { KEYS, ManualClock, startTestQstash, TOKEN } from '#workers/local/qstash/testing.ts';
import { jobsByName } from './jobs-by-name.ts';
import { countingJob, partialDeps } from './local/job-test-kit.ts';
import { receiveJobs } from './receive.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.sql('delete from job_runs'));

/** Adapter → queue → receiver → database, each the real one. */
async function setUp(act: Parameters<typeof countingJob>[0]) {
  const counting = countingJob(act);
  const jobs = jobsByName([counting.job]);
  let receive: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const server = createServer(async (incoming, outgoing) => {
    const response = await receive(await requestOf(incoming));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const jobsUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = new ManualClock();
  const qstash = await startTestQstash({ clock });
  const queue = qstashJobs({ url: qstash.url, token: TOKEN, jobsUrl, settingsOf: (name) => jobs.get(name) });
  const deps = partialDeps({
    db: database.db,
    jobsUrl,
    jobs: queue,
    errors: { capture: () => undefined },
    now: () => new Date(),
  });
  receive = receiveJobs({ jobs, deps, verify: qstashSignatures(KEYS), log: () => undefined });
  onTestFinished(async () => {
    await qstash.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(qstash.dataDir, { recursive: true });
  });
  return { ...counting, qstash, clock, queue };
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const { method = 'GET' } = incoming;
  const body = method === 'GET' ? null : Buffer.concat(parts);
  return new Request(`http://${incoming.headers.host}${incoming.url}`, { method, headers, body });
}

const states = async () =>
  (await database.sql<{ state: string; attempts: number }>('select state, attempts from job_runs')).map(
    ({ state, attempts }) => `${state} ${attempts}`,
  );

test('a job that fails is tried four times, dies, is cleaned up behind, and lives when it is sent again', async () => {
  const { job, ran, died, state, qstash, clock, queue } = await setUp(async () => {
    throw new Error('broken');
  });
  await queue.enqueue([job.message('k', { n: 7 })]);
  for (let count = 1; count <= 3; count++) {
    await expect.poll(() => [ran.length, clock.next() !== null]).toEqual([count, true]);
    clock.advance((clock.next() ?? 0) - clock.now());
  }
  await expect.poll(() => died).toEqual([7]);
  await expect.poll(states).toEqual(['dead 4']);
  const [letter] = (await qstash.client.dlq.listMessages()).messages;
  expect(letter).toMatchObject({ body: '{"key":"k","payload":{"n":7}}', responseStatus: 500 });

  state.act = async () => undefined;
  const letters = qstashDeadLetters({ url: qstash.url, token: TOKEN, jobsUrl: 'http://127.0.0.1:9' });
  const [run] = await database.sql<{ message_id: string }>('select message_id from job_runs');
  expect(await letters.retry('a message of nobody')).toBe(false);
  expect(await letters.retry(run?.message_id ?? '')).toBe(true);
  await expect.poll(states).toEqual(['done 5']);
  expect(await letters.drop(run?.message_id ?? '')).toBe(false);
  expect(died).toEqual([7]);
});

test('a refusal that nothing can change is not tried again', async () => {
  const { job, ran, died, queue } = await setUp(async () => undefined);
  await queue.enqueue([{ ...job.message('k', { n: 7 }), payload: { n: 'seven' } }]);
  await expect.poll(states).toEqual(['dead 0']);
  expect([ran, died]).toEqual([[], []]);
});

test('a job that asks for later comes back when it asked for', async () => {
  let busy = true;
  const { job, clock, queue } = await setUp(async () => {
    if (busy) return { kind: 'later' as const, retryAfterS: 9 };
    return { kind: 'done' as const };
  });
  await queue.enqueue([job.message('k', { n: 1 })]);
  await expect.poll(() => clock.next()).toBe(clock.now() + 9000);
  busy = false;
  clock.advance(9000);
  await expect.poll(states).toEqual(['done 2']);
});
