import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import { adminSweep } from './jobs/admin-sweep.ts';
import { countingJob, delivery, deliveryOf, testReceiver } from './local/job-test-kit.ts';
import { runSweep } from './sweeps.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.sql('delete from job_runs'));

const { job } = countingJob();
const lost = [1, 2, 3].map((n) => job.message(`key-${n}`, { n }));
const sweep = { name: 'test', find: async (_: unknown, limit: number) => lost.slice(0, limit) };

function setUp(enqueue?: (messages: readonly JobMessage[]) => Promise<void>) {
  const sent: string[] = [];
  const send = async (messages: readonly JobMessage[]) => void sent.push(...messages.map(({ key }) => key));
  return { sent, deps: { db: database.db, jobs: { enqueue: enqueue ?? send } } };
}

const age = (where = 'true') =>
  database.sql(
    `update job_runs set updated_at = now() - interval '31 minutes', lease_until = null where ${where}`,
  );

test('publishes lost work once, though two sweeps look at once and again', async () => {
  const { sent, deps } = setUp();
  await Promise.all([runSweep(sweep, deps, 10), runSweep(sweep, deps, 10)]);
  await runSweep(sweep, deps, 10);
  expect(sent.sort()).toEqual(['key-1', 'key-2', 'key-3']);

  await database.sql(`create function plant() returns trigger language plpgsql as $$ begin
      new.updated_at := 'epoch'; return new; end $$;
    create trigger plant before insert or update on job_runs for each row execute function plant()`);
  await database.sql('delete from job_runs');
  for (let n = 0; n < 2; n++) await runSweep(sweep, deps, 10);
  await database.sql('drop trigger plant on job_runs; drop function plant');
  expect(sent.length, 'a note that does not hold is noticed').toBeGreaterThan(6);
});

test('is bounded', async () => {
  const { sent, deps } = setUp();
  expect(await runSweep(sweep, deps, 2)).toBe(2);
  expect(sent).toEqual(['key-1', 'key-2']);
});

test('leaves alone what is done, runs, or was tried lately; takes up what has stood still', async () => {
  const { sent, deps } = setUp();
  const receiver = testReceiver({ db: database.db, jobs: [job] });
  const [first, second] = lost;
  if (!first || !second) throw new Error('no messages');
  await receiver.receive(deliveryOf(first));
  await database.sql(`insert into job_runs (id, name, key, state, attempts, lease_until) values
    (gen_random_uuid(), 'test-count', 'key-2', 'failed', 2, null),
    (gen_random_uuid(), 'test-count', 'key-3', 'running', 1, now() + interval '30 s')`);
  expect(await runSweep(sweep, deps, 10)).toBe(0);
  await age(`key <> 'key-3'`);
  expect(await runSweep(sweep, deps, 10)).toBe(1);
  expect(sent).toEqual(['key-2']);
  await age();
  expect(await runSweep(sweep, deps, 10)).toBe(2);
  expect((await receiver.receive(deliveryOf(second, { messageId: 'msg_new' }))).status).toBe(200);
});

test('finds the same work again at once when the queue did not take it', async () => {
  const down = setUp(async () => {
    throw new Error('down');
  });
  await expect(runSweep(sweep, down.deps, 10)).rejects.toThrow('down');
  const { sent, deps } = setUp();
  expect(await runSweep(sweep, deps, 10)).toBe(3);
  expect(sent).toHaveLength(3);
});

test('the job runs every sweep, though one of them fails, and asks to be tried again', async () => {
  const broken = { name: 'broken', find: () => Promise.reject(new Error('broken')) };
  const sweepJob = adminSweep([broken, sweep]);
  const receiver = testReceiver({ db: database.db, jobs: [sweepJob] });
  const response = await receiver.receive(delivery(sweepJob.name, '{"payload":{}}'));
  expect(response.status).toBe(500);
  expect(receiver.enqueued.map(({ key }) => key)).toEqual(['key-1', 'key-2', 'key-3']);
});
