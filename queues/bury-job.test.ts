import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { countingJob, delivery, deliveryOf, letterOf, testReceiver } from './local/job-test-kit.ts';
import { claimRun } from './queries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.sql('delete from job_runs'));

function setUp() {
  const counting = countingJob(async () => {
    throw new Error('broken');
  });
  const receiver = testReceiver({ db: database.db, jobs: [counting.job] });
  return { ...counting, ...receiver, message: counting.job.message('the-key', { n: 7 }) };
}

const states = async () =>
  (await database.sql<{ state: string }>('select state from job_runs')).map((row) => row.state);

test('marks a run dead and lets its job clean up once, however often the queue tells', async () => {
  const { receive, message, died } = setUp();
  await receive(deliveryOf(message, { messageId: 'msg_a' }));
  for (let n = 0; n < 3; n++) expect((await receive(letterOf(message, 'msg_a'))).status).toBe(200);
  expect(died).toEqual([7]);
  expect(await states()).toEqual(['dead']);
});

test('calls the clean-up again when it failed', async () => {
  const { receive, message, died, state } = setUp();
  state.onDead = async () => {
    throw new Error('not now');
  };
  await receive(deliveryOf(message, { messageId: 'msg_a' }));
  expect((await receive(letterOf(message, 'msg_a'))).status).toBe(500);
  state.onDead = async () => {};
  expect((await receive(letterOf(message, 'msg_a'))).status).toBe(200);
  expect(died).toEqual([7, 7]);
});

test('buries a message that never reached us', async () => {
  const { receive, message, died } = setUp();
  expect((await receive(letterOf(message, 'msg_a'))).status).toBe(200);
  expect(died).toEqual([7]);
  expect(await states()).toEqual(['dead']);
});

test('never buries what is done', async () => {
  const kit = setUp();
  kit.state.act = async () => undefined;
  const lateLetter = async () => {
    await kit.receive(deliveryOf(kit.message, { messageId: 'msg_a' }));
    expect((await kit.receive(letterOf(kit.message, 'msg_a'))).status).toBe(200);
    return states();
  };
  expect(await lateLetter()).toEqual(['done']);
  expect(kit.died).toEqual([]);

  await database.sql(`delete from job_runs;
    create function plant() returns trigger language plpgsql as $$ begin
      if new.state = 'done' then new.state := 'failed'; end if; return new; end $$;
    create trigger plant before insert or update on job_runs for each row execute function plant()`);
  expect(await lateLetter(), 'a receipt that is lost is noticed').toEqual(['dead']);
  await database.sql('drop trigger plant on job_runs; drop function plant');
});

test('waits while somebody runs it, and leaves alone what a later message carries', async () => {
  const { receive, message, died } = setUp();
  const lease = { name: message.name, key: message.key, token: crypto.randomUUID() };
  await claimRun(database.db, lease, { messageId: 'msg_a', leaseS: 45 });
  expect((await receive(letterOf(message, 'msg_a'))).status).toBe(409);
  await database.sql(`update job_runs set lease_until = null, state = 'failed', message_id = 'msg_b'`);
  expect((await receive(letterOf(message, 'msg_a'))).status).toBe(200);
  expect(await states()).toEqual(['failed']);
  expect(died).toEqual([]);
});

test('runs a dead letter that is sent again, and not a stray repeat of the dead message', async () => {
  const kit = setUp();
  await kit.receive(deliveryOf(kit.message, { messageId: 'msg_a' }));
  await kit.receive(letterOf(kit.message, 'msg_a'));
  kit.state.act = async () => undefined;
  expect((await kit.receive(deliveryOf(kit.message, { messageId: 'msg_a' }))).status).toBe(200);
  expect(kit.ran).toHaveLength(1);
  expect((await kit.receive(deliveryOf(kit.message, { messageId: 'msg_b' }))).status).toBe(200);
  expect(kit.ran).toHaveLength(2);
  expect(await states()).toEqual(['done']);
});

test('takes note of a letter that it cannot read, and believes none that is not signed', async () => {
  const { receive, message, died, lines } = setUp();
  for (const body of [
    '{}',
    'no json',
    '{"url":"https://x.example","sourceMessageId":"m","sourceBody":"!"}',
  ]) {
    expect((await receive(delivery('_failed', body))).status).toBe(200);
  }
  expect(lines.every((line) => line.job === 'unknown')).toBe(true);
  const forged = letterOf(message, 'msg_a');
  forged.headers.set('upstash-signature', `${forged.headers.get('upstash-signature')}x`);
  expect((await receive(forged)).status).toBe(401);
  expect([died, await states()]).toEqual([[], []]);
});
