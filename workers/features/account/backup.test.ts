import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { type TestApp, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import { eraseMember, memberSealerOf } from './index.ts';

const TEXT = 'nobody else knows of the heron';
const TABLES = ['members', 'member_keys', 'journal_entries'] as const;
let app: TestApp;
let restored: TestDatabase;
let later = 0;

beforeAll(async () => {
  [app, restored] = await Promise.all([testApp({ now: () => new Date(Date.now() + later) }), testDatabase()]);
});
afterAll(() => Promise.all([app.close(), restored.close()]));

/** A member's rows as a backup of the database holds them. */
async function backup(memberId: string): Promise<Record<string, unknown[]>> {
  const rows = async (table: string) =>
    (
      await app.database.sql<{ row: unknown }>(
        `select to_jsonb(t) as row from ${table} t where ${table === 'members' ? 'id' : 'member_id'} = $1`,
        [memberId],
      )
    ).map(({ row }) => row);
  return Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, await rows(table)])));
}

async function restore(dump: Record<string, unknown[]>): Promise<void> {
  await restored.sql('truncate members cascade');
  for (const table of TABLES)
    await restored.sql(
      `insert into ${table} select (jsonb_populate_record(null::${table}, value)).* from jsonb_array_elements($1::jsonb)`,
      [JSON.stringify(dump[table])],
    );
}

/** What the operator can read in the restored copy, with all that is not in the database: master keys and shares as they are now. */
async function opened(memberId: string): Promise<string | null> {
  const sealer = await memberSealerOf({ ...app.deps, db: restored.db }, asId<'member'>(memberId));
  const [row] = await restored.sql<{ id: string; content: string }>(
    'select id, content from journal_entries',
  );
  return sealer.open(row?.content ?? '', `journal_entries.content/${row?.id}`);
}

test('a backup from before an erasure holds nothing readable after it', async () => {
  const ana = await app.person();
  await ana.send('POST', '/api/v1/journal-entries', { text: TEXT, mood: 4 });
  const { data } = (await (await ana.get('/api/v1/users/me')).json()) as { data: { id: string } };
  const dump = await backup(data.id);
  await restore(dump);
  expect(await opened(data.id)).toContain(TEXT);

  await ana.send('POST', '/api/v1/erasure');
  const [row] = await app.database.sql<{ id: string }>('select id from erasures');
  // While it can be taken back, the words are there.
  expect(await opened(data.id)).toContain(TEXT);
  later = 31 * 86_400_000;
  const erasing = { deps: app.deps, erasureId: asId<'erasure'>(row?.id ?? ''), correlationId: 'backup-test' };
  expect(await eraseMember(erasing)).toBe('done');

  await restore(dump);
  expect(JSON.stringify(dump)).not.toContain(TEXT);
  await expect(opened(data.id)).rejects.toMatchObject({ code: 'DAY-SEAL-1001' });
  // Nor by whoever takes the share's place in the row away.
  await restored.sql('update member_keys set share_id = null');
  await expect(opened(data.id)).rejects.toMatchObject({ code: 'DAY-SEAL-1001' });
});
