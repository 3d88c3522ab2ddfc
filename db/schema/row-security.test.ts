import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowSecurityHoles } from '#db/testing/row-security.ts';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Runs `fault` in a transaction that is rolled back, and says what the catalogue shows meanwhile. */
async function holesAfter(fault: string): Promise<string[]> {
  await database.sql(`begin; ${fault}`);
  try {
    return await rowSecurityHoles(database.sql);
  } finally {
    await database.sql('rollback');
  }
}

const OWN = `member_id = nullif(current_setting('app.member', true), '')::uuid`;

describe('row-level security', () => {
  it('has no hole in any table, view, function or role', async () => {
    expect(await rowSecurityHoles(database.sql)).toEqual([]);
  });

  it.each([
    [
      'a table that was declared without policies',
      'create table diary (id uuid primary key, member_id uuid)',
      ['diary: row-level security is not forced', 'diary: the system role has no policy'],
    ],
    [
      'row-level security that does not bind the owner',
      'alter table daily_usage no force row level security',
      ['daily_usage: row-level security is not forced'],
    ],
    [
      'a policy that shows all rows',
      'create policy open on api_keys for select to dayloom_app using (true)',
      [`api_keys: policy open shows or takes other members' rows`],
    ],
    [
      'a policy that takes rows for somebody else',
      `alter policy api_keys_member on api_keys using (${OWN}) with check (true)`,
      [`api_keys: policy api_keys_member shows or takes other members' rows`],
    ],
    [
      'a policy for every role',
      `create policy open on api_keys using (${OWN}) with check (${OWN})`,
      ['api_keys: policy open is for everybody'],
    ],
    [
      'a view with the rights of its owner',
      'create view all_keys as select * from api_keys',
      ['all_keys: the view looks past the policies of its tables'],
    ],
    [
      'a members role that may become the system role',
      'grant dayloom_system to dayloom_app',
      [`the members' role may become the system role`],
    ],
  ])('sees %s', async (_, fault, holes) => {
    expect(await holesAfter(fault)).toEqual(holes);
  });
});
