import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '#workers/http/testing/test-app.ts';
import { jobRun } from './schemas.ts';

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  await app.database.sql(`
    insert into job_runs (id, name, key, state, attempts, error_code)
    values (gen_random_uuid(), 'food-analyse', 'a secret key', 'dead', 6, 'later')`);
});
afterAll(() => app.close());

const PATH = '/api/v1/job-runs';

test('a member is no staff, and neither is their API key', async () => {
  const person = await app.person();
  const response = await person.get(PATH);
  expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([
    403,
    'DAY-AUTH-1006',
  ]);
});

test('staff see the dead letters, without what they were about', async () => {
  const staff = await app.person();
  await staff.get('/api/v1/users/me');
  await app.database.sql("update members set role = 'admin' where clerk_user_id = $1", [staff.subject]);
  app.deps.memberCache.deleteWhere(() => true);
  const response = await staff.get(PATH);
  const { data } = (await response.json()) as { data: unknown[] };
  expect(jobRun.array().parse(data)).toMatchObject([{ job: 'food-analyse', state: 'dead', attempts: 6 }]);
  expect(JSON.stringify(data)).not.toContain('a secret key');
});
