import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { delivery, testReceiver } from '../local/job-test-kit.ts';
import { accountTidy } from './account-tidy.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('removes what is old, in batches, and nothing else', async () => {
  const member = await database.newMember();
  await database.sql(`
    insert into job_runs (id, name, key, state, updated_at)
      select gen_random_uuid(), 'test-count', state || days, state, now() - make_interval(days => days)
      from unnest(array['queued', 'failed', 'running', 'done', 'dead']) state, unnest(array[6, 8, 31]) days;
    insert into job_runs (id, name, key, state, updated_at)
      select gen_random_uuid(), 'test-many', n::text, 'done', now() - interval '8 days' from generate_series(1, 2500) n;
    insert into idempotency_keys (id, member_id, key, route, digest, lease_until, created_at)
      select gen_random_uuid(), '${member.id}', 'key-' || hours, 'POST /x', 'd', now(), now() - make_interval(hours => hours)
      from unnest(array[23, 25]) hours`);
  const { receive } = testReceiver({ db: database.db, jobs: [accountTidy] });
  expect((await receive(delivery('account-tidy', '{"payload":{}}'))).status).toBe(200);
  const runs = await database.sql<{ key: string }>(
    `select key from job_runs where name like 'test-%' order by key`,
  );
  expect(runs.map(({ key }) => key)).toEqual([
    'dead6',
    'dead8',
    'done6',
    'failed6',
    'failed8',
    'queued6',
    'queued8',
    'running6',
    'running8',
  ]);
  expect(await database.sql('select key from idempotency_keys')).toEqual([{ key: 'key-23' }]);
});
