import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from './store.ts';

type Tables = { thing: { n: number } };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qstash-store-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('has on the disk what it acknowledged, before it is closed', async () => {
  const store = await openStore<Tables>(folder);
  await Promise.all([store.set('thing', 'a', { n: 1 }), store.set('thing', 'b', { n: 2 })]);
  await store.delete('thing', 'a');
  const other = await openStore<Tables>(folder);
  expect(other.all('thing')).toEqual([{ n: 2 }]);
  await Promise.all([store.close(), other.close()]);
});

test('drops a last line that was cut off, and goes on writing behind it', async () => {
  const store = await openStore<Tables>(folder);
  await store.set('thing', 'ä', { n: 1 });
  await store.close();
  await appendFile(join(folder, 'qstash.log'), '["thing","b",{"n"');
  const again = await openStore<Tables>(folder);
  expect(again.all('thing')).toEqual([{ n: 1 }]);
  await again.set('thing', 'c', { n: 3 });
  await again.close();
  const third = await openStore<Tables>(folder);
  expect(third.all('thing')).toEqual([{ n: 1 }, { n: 3 }]);
  await third.close();
});

test('rewrites a log that is mostly history, and loses nothing', async () => {
  const store = await openStore<Tables>(folder);
  await store.set('thing', 'kept', { n: 7 });
  for (let round = 0; round < 3; round++) {
    await Promise.all(Array.from({ length: 1000 }, (_, n) => store.set('thing', 'busy', { n })));
  }
  const { size } = await stat(join(folder, 'qstash.log'));
  expect(size).toBeLessThan(2000 * 30);
  await store.set('thing', 'last', { n: 9 });
  await store.close();
  const text = await readFile(join(folder, 'qstash.log'), 'utf8');
  expect(text.endsWith('["thing","last",{"n":9}]\n')).toBe(true);
  const again = await openStore<Tables>(folder);
  expect(again.all('thing')).toEqual([{ n: 7 }, { n: 999 }, { n: 9 }]);
  await again.close();
});
