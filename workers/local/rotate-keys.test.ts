import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { memberSealerOf } from '#workers/features/account/index.ts';
import { memoryShares } from '#workers/http/testing/memory-shares.ts';
import { asId } from '#workers/kernel/ids.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import { rotateKeys } from './rotate-keys.ts';

const one = `1:${btoa('the first master key, 32 bytes..')}`;
const two = `2:${btoa('the second master key, 32 bytes.')}`;
const wrong = `1:${btoa('another key of the same version.')}`;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const rows = () => database.sql('select id, wrapped_key, master_version from member_keys order by id');
const keyShares = memoryShares();
const keysOf = (text: string) => ({ db: database.db, masterKeys: masterKeys(text), keyShares });

test('goes on after a stop, and says clearly which keys cannot be opened, leaving them as they are', async () => {
  const sealed: [string, string][] = [];
  for (let n = 0; n < 5; n += 1) {
    const id = asId<'member'>((await database.newMember()).id);
    sealed.push([id, await (await memberSealerOf(keysOf(one), id)).seal('tea', 'notes.text/1')]);
  }
  const before = await rows();
  const rotate = (text: string, options: { say?: (line: string) => void; signal?: AbortSignal } = {}) =>
    rotateKeys({ ...keysOf(text), atOnce: 2, say: () => undefined, ...options });

  await expect(rotate(two)).rejects.toThrow('5 are wrapped by master key 1, which is not in MASTER_KEYS.');
  await expect(rotate(`${wrong},${two}`)).rejects.toThrow('master key 1, which is here and does not fit');
  expect(await rows()).toEqual(before);

  const stop = new AbortController();
  const stopped = await rotate(`${one},${two}`, { say: () => stop.abort(), signal: stop.signal });
  expect(stopped).toEqual({ rewrapped: 2, stopped: true });
  const lines: string[] = [];
  expect(await rotate(`${one},${two}`, { say: (line) => void lines.push(line) })).toEqual({
    rewrapped: 3,
    stopped: false,
  });
  expect(lines.join('\n')).toContain('master key 2 wraps all');
  for (const [id, text] of sealed) {
    const sealer = await memberSealerOf(keysOf(two), asId<'member'>(id));
    expect(await sealer.open(text, 'notes.text/1')).toBe('tea');
  }
});
