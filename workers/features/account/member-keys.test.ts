import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { asId, type MemberId } from '#workers/kernel/ids.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import { destroyMemberKey, memberSealerOf, rewrapMemberKeys } from './member-keys.ts';

const one = `1:${btoa('the first master key, 32 bytes..')}`;
const two = `2:${btoa('the second master key, 32 bytes.')}`;
const PLACE = 'notes.text/1';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const withKeys = (text: string) => ({ db: database.db, masterKeys: masterKeys(text) });

async function newMember(): Promise<MemberId> {
  return asId<'member'>((await database.newMember()).id);
}

const keyRow = async (memberId: string) =>
  (
    await database.sql<{ wrapped_key: string | null; master_version: number }>(
      'select wrapped_key, master_version from member_keys where member_id = $1',
      [memberId],
    )
  )[0];

test('a member has one key from the first use on, also of two first uses at once', async () => {
  const ana = await newMember();
  const [first, second] = await Promise.all([
    memberSealerOf(withKeys(one), ana),
    memberSealerOf(withKeys(one), ana),
  ]);
  expect(await second.open(await first.seal('tea', PLACE), PLACE)).toBe('tea');
});

test('a key that cannot be unwrapped is told of and overwrites nothing', async () => {
  const ana = await newMember();
  const sealed = await (await memberSealerOf(withKeys(one), ana)).seal('tea', PLACE);
  const before = await keyRow(ana);
  const wrong = `1:${btoa('another key of the same version.')}`;
  for (const keys of [two, wrong]) {
    await expect(memberSealerOf(withKeys(keys), ana)).rejects.toMatchObject({ code: 'DAY-SEAL-1001' });
  }
  expect(await keyRow(ana)).toEqual(before);
  expect(await (await memberSealerOf(withKeys(one), ana)).open(sealed, PLACE)).toBe('tea');
});

test('a rotation can be stopped, goes on, passes over what it cannot read, and leaves every text readable', async () => {
  await database.sql('delete from member_keys');
  const members = await Promise.all([newMember(), newMember(), newMember()]);
  const sealed = await Promise.all(
    members.map(async (id) => (await memberSealerOf(withKeys(one), id)).seal('tea', PLACE)),
  );
  const lost = await newMember();
  await memberSealerOf(withKeys(`1:${btoa('a key that was lost, 32 bytes ..')}`), lost);
  const lostRow = await keyRow(lost);
  const both = withKeys(`${one},${two}`);
  const first = await rewrapMemberKeys(both, { limit: 2 });
  expect(first.next).not.toBeNull();
  const rest = await rewrapMemberKeys(both, { limit: 2, after: first.next });
  const last = rest.next === null ? rest : await rewrapMemberKeys(both, { limit: 2, after: rest.next });
  expect(last.next).toBeNull();
  expect(await rewrapMemberKeys(both, { limit: 9 })).toEqual({ rewrapped: 0, unreadable: 1, next: null });
  expect(await keyRow(lost)).toEqual(lostRow);
  for (const [at, id] of members.entries()) {
    const sealer = await memberSealerOf(withKeys(two), id);
    expect(await sealer.open(sealed[at] ?? '', PLACE)).toBe('tea');
  }
});

test('a destroyed key seals and opens nothing any more', async () => {
  const ana = await newMember();
  await memberSealerOf(withKeys(one), ana);
  expect(await destroyMemberKey(withKeys(one), ana, new Date())).toBe(true);
  expect(await destroyMemberKey(withKeys(one), ana, new Date())).toBe(false);
  await expect(memberSealerOf(withKeys(one), ana)).rejects.toMatchObject({ code: 'DAY-SEAL-1002' });
  expect((await keyRow(ana))?.wrapped_key).toBeNull();
});
