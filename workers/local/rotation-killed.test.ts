import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { members } from '#db/schema/core.ts';
import { memberKeys } from '#db/schema/keys.ts';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { memberSealerOf } from '#workers/features/account/index.ts';
import { wrapDataKey } from '#workers/features/account/key-wrapping.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import { KEY_BYTES, masterKeys } from '#workers/kernel/sealing/master-keys.ts';

const one = `1:${btoa('the first master key, 32 bytes..')}`;
const two = `2:${btoa('the second master key, 32 bytes.')}`;
/** The command wraps 200 at once, so that there is a middle to be killed in. */
const MEMBERS = 410;
const PLACE = 'notes.text/1';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const keysOf = (text: string) => ({ db: database.db, masterKeys: masterKeys(text), keyShares: null });

function rotate(): ChildProcess {
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    NEON_LOCAL_PROXY: database.proxy,
    MASTER_KEYS: `${one},${two}`,
  };
  const script = path.join(import.meta.dirname, 'rotate-keys.ts');
  return spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** As their first sealed text would give them one, all at once. */
async function membersWithKeys() {
  const owners = Array.from({ length: MEMBERS }, () => ({
    memberId: newId<'member'>(),
    keyId: newId<'member-key'>(),
  }));
  const keys = await Promise.all(
    owners.map(async ({ memberId, keyId }) => {
      const raw = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
      const { wrapped: wrappedKey, masterVersion } = await wrapDataKey(keysOf(one), raw, { keyId, memberId });
      return { id: keyId, memberId, wrappedKey, masterVersion };
    }),
  );
  await database.db
    .asSystem('members with keys')
    .all((q) => [
      q
        .insert(members)
        .values(owners.map(({ memberId }) => ({ id: memberId, clerkUserId: `user_demo_${memberId}` }))),
      q.insert(memberKeys).values(keys),
    ]);
  return owners.map(({ memberId }) => memberId);
}

const byMaster = async () =>
  database.sql<{ version: number; keys: number }>(
    'select master_version as version, count(*)::int as keys from member_keys group by 1 order by 1',
  );

test('a rotation that is killed half way goes on when it is run again, and texts open all along', async () => {
  const ids = await membersWithKeys();
  const sealed: [string, string][] = [];
  for (const id of ids.filter((_, index) => index % 10 === 0))
    sealed.push([id, await (await memberSealerOf(keysOf(one), id)).seal('tea', PLACE)]);
  const killed = rotate();
  killed.stdout?.once('data', () => killed.kill('SIGKILL'));
  expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL']);
  const [old, fresh] = await byMaster();
  expect([old?.version, fresh?.version, (old?.keys ?? 0) + (fresh?.keys ?? 0)]).toEqual([1, 2, MEMBERS]);
  const mixed = keysOf(`${one},${two}`);
  for (const [id, text] of sealed)
    expect(await (await memberSealerOf(mixed, asId<'member'>(id))).open(text, PLACE)).toBe('tea');

  const again = rotate();
  again.stdout?.resume();
  expect(await once(again, 'exit')).toEqual([0, null]);
  expect(await byMaster()).toEqual([{ version: 2, keys: MEMBERS }]);
  for (const [id, text] of sealed)
    expect(await (await memberSealerOf(keysOf(two), asId<'member'>(id))).open(text, PLACE)).toBe('tea');
}, 120_000);
