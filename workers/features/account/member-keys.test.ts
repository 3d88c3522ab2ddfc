import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { memoryShares } from '#workers/http/testing/memory-shares.ts';
import { asId, type MemberId } from '#workers/kernel/ids.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import { moveMemberKeys, rewrapMemberKeys } from './key-rotation.ts';
import { destroyMemberKey, memberSealerOf } from './member-keys.ts';

const one = `1:${btoa('the first master key, 32 bytes..')}`;
const two = `2:${btoa('the second master key, 32 bytes.')}`;
const PLACE = 'notes.text/1';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const keyShares = memoryShares();
const withKeys = (text: string) => ({ db: database.db, masterKeys: masterKeys(text), keyShares });
/** As a key was made before shares were, and as a seed makes it outside of the Worker. */
const withoutShares = (text: string) => ({ ...withKeys(text), keyShares: null });

async function newMember(): Promise<MemberId> {
  return asId<'member'>((await database.newMember()).id);
}

const keyRow = async (memberId: string) =>
  (
    await database.sql<{ wrapped_key: string | null; master_version: number; share_id: string | null }>(
      'select wrapped_key, master_version, share_id from member_keys where member_id = $1',
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
  expect([...keyShares.stored.keys()]).toEqual([(await keyRow(ana))?.share_id]);
});

test('a share that is lost, is another, or cannot be reached is told of and overwrites nothing', async () => {
  const ana = await newMember();
  const sealed = await (await memberSealerOf(withKeys(one), ana)).seal('tea', PLACE);
  const before = await keyRow(ana);
  const id = before?.share_id ?? '';
  const share = keyShares.stored.get(id) ?? new Uint8Array();
  const away = {
    ...withKeys(one),
    keyShares: { ...keyShares, read: () => Promise.reject(new Error('away')) },
  };
  await expect(memberSealerOf(away, ana)).rejects.toMatchObject({ code: 'DAY-SEAL-1001' });
  keyShares.stored.set(id, new Uint8Array(32));
  await expect(memberSealerOf(withKeys(one), ana)).rejects.toMatchObject({ code: 'DAY-SEAL-1001' });
  keyShares.stored.delete(id);
  await expect(memberSealerOf(withKeys(one), ana)).rejects.toMatchObject({ code: 'DAY-SEAL-1001' });
  expect([await keyRow(ana), keyShares.stored.has(id)]).toEqual([before, false]);
  keyShares.stored.set(id, share);
  expect(await (await memberSealerOf(withKeys(one), ana)).open(sealed, PLACE)).toBe('tea');
});

test('a row that its share was taken off opens nothing by the master key alone', async () => {
  const ana = await newMember();
  await memberSealerOf(withKeys(one), ana);
  await database.sql('update member_keys set share_id = null where member_id = $1', [ana]);
  for (const deps of [withKeys(one), withoutShares(one)])
    await expect(memberSealerOf(deps, ana)).rejects.toMatchObject({ code: 'DAY-SEAL-1001' });
});

test('a key without a share gets one when it is used, and the rest get theirs by the run', async () => {
  await database.sql('delete from member_keys');
  keyShares.stored.clear();
  const members = await Promise.all([newMember(), newMember(), newMember(), newMember()]);
  const [ana] = members;
  const sealed = await Promise.all(
    members.map(async (id) => (await memberSealerOf(withoutShares(one), id)).seal('tea', PLACE)),
  );
  const lost = await newMember();
  await memberSealerOf(withoutShares(two), lost);
  const lostRow = await keyRow(lost);
  // Two uses at once leave one share.
  await Promise.all([memberSealerOf(withKeys(one), ana), memberSealerOf(withKeys(one), ana)]);
  expect([...keyShares.stored.keys()]).toEqual([(await keyRow(ana))?.share_id]);

  const first = await moveMemberKeys(withKeys(one), { limit: 2 });
  expect([first.moved + first.unreadable, first.next === null]).toEqual([2, false]);
  await moveMemberKeys(withKeys(one), { limit: 9, after: first.next });
  expect(await moveMemberKeys(withKeys(one), { limit: 9 })).toEqual({ moved: 0, unreadable: 1, next: null });
  expect([keyShares.stored.size, await keyRow(lost)]).toEqual([members.length, lostRow]);
  for (const [at, id] of members.entries()) {
    await expect(memberSealerOf(withoutShares(one), id)).rejects.toMatchObject({ code: 'DAY-SEAL-1001' });
    expect(await (await memberSealerOf(withKeys(one), id)).open(sealed[at] ?? '', PLACE)).toBe('tea');
  }
});

test('shares that cannot be stored keep nobody from reading', async () => {
  const ana = await newMember();
  const sealed = await (await memberSealerOf(withoutShares(one), ana)).seal('tea', PLACE);
  const full = { ...keyShares, keep: () => Promise.reject(new Error('away')) };
  const sealer = await memberSealerOf({ ...withKeys(one), keyShares: full }, ana);
  expect([await sealer.open(sealed, PLACE), (await keyRow(ana))?.share_id]).toEqual(['tea', null]);
  await expect(
    memberSealerOf({ ...withKeys(one), keyShares: full }, await newMember()),
  ).rejects.toMatchObject({
    code: 'DAY-SEAL-1001',
  });
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
  const row = await keyRow(ana);
  expect([row?.wrapped_key, keyShares.stored.has(row?.share_id ?? '')]).toEqual([null, false]);
});
