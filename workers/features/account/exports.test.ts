import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type memoryFiles, type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import { ALL_PERSONAL_DATA } from './all-personal-data.ts';
import { contextForJob, makeExport, strandedExportJobs, tidyExports } from './index.ts';
import type { DataExport } from './schemas.ts';
import { countPersonalRows, tableShapes } from './table-queries.ts';

const SECRET = 'We met Marta at the lake, and it was "good"';
const BODY_NOTE = 'Fever, and no run';
const PATH = '/api/v1/data-exports';
let app: TestApp;
let ana: TestPerson;
let later = 0;

beforeAll(async () => {
  app = await testApp({ now: () => new Date(Date.now() + later) });
  ana = await app.person();
  const entry = await dataOf<{ id: string }>(
    await ana.send('POST', '/api/v1/journal-entries', { text: SECRET, mood: 4, tags: ['lake'] }),
  );
  const photo = new FormData();
  photo.set('photo', new File([Uint8Array.of(0xff, 0xd8, 0xff, 7)], 'holiday.jpg'));
  await ana.send('POST', `/api/v1/journal-entries/${entry.id}/photos`, photo);
  await ana.send('POST', '/api/v1/quick-meals', { items: [{ name: '=Soup, hot', energyKcal: 200 }] });
  await ana.send('POST', '/api/v1/consents', { purpose: 'mail', isGranted: true });
  await ana.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: true });
  await ana.send('POST', '/api/v1/body-notes', { localDay: '2026-01-05', text: BODY_NOTE });
});
afterAll(() => app.close());

const idOf = async (person: TestPerson) =>
  asId<'member'>((await dataOf<{ id: string }>(await person.get('/api/v1/users/me'))).id);

async function make(person: TestPerson): Promise<DataExport> {
  const asked = await dataOf<DataExport>(await person.send('POST', PATH));
  const ctx = await contextForJob({
    deps: app.deps,
    memberId: await idOf(person),
    job: 'account-export',
    now: app.deps.now(),
    correlationId: 'export-test',
  });
  if (ctx === null) throw new Error('no member');
  await makeExport({ ctx, input: { exportId: asId<'export'>(asked.id) }, deps: app.deps });
  return dataOf<DataExport>(await person.get(`${PATH}/${asked.id}`));
}

async function download(person: TestPerson, id: string) {
  const link = await dataOf<{ url: string }>(await person.send('POST', `${PATH}/${id}/links`));
  const { pathname } = new URL(link.url);
  return { path: pathname, response: await app.request(pathname) };
}

const stored = () => (app.deps.files as ReturnType<typeof memoryFiles>).stored;

test('an archive holds every row of every declared table twice, the files, and counts that are the database’s', async () => {
  const memberId = await idOf(ana);
  const counts = new Map<string, number>();
  const made = await make(ana);
  for (const { tables } of ALL_PERSONAL_DATA) {
    for (const table of tables) {
      if (table.table === 'audit_log') continue;
      counts.set(table.table, await countPersonalRows(app.deps.db, table, memberId));
    }
  }
  expect(made).toMatchObject({ state: 'ready', tablesDone: made.tablesTotal, filesWritten: 1 });
  const { response } = await download(ana, made.id);
  expect(response.status).toBe(200);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const text = (name: string) => new TextDecoder().decode(files[name]);
  const readme = text('README.txt');
  for (const { slice, tables } of ALL_PERSONAL_DATA) {
    for (const table of tables) {
      if (table.export.kind === 'none') {
        expect(files[`${slice}/${table.table}.json`]).toBeUndefined();
        expect(readme).toContain(table.export.because);
        continue;
      }
      const rows = JSON.parse(text(`${slice}/${table.table}.json`)) as unknown[];
      const expected = counts.get(table.table) ?? rows.length;
      expect(`${table.table} ${rows.length}`).toBe(`${table.table} ${expected}`);
      expect(readme).toContain(`${table.table}: ${table.words}\n  ${expected} rows`);
      for (const column of Object.keys(table.export.without ?? {}))
        expect(Object.keys(rows[0] ?? {})).not.toContain(column);
    }
  }
  const [entry] = JSON.parse(text('journal/journal_entries.json')) as { content: { text: string } }[];
  expect(entry?.content.text).toBe(SECRET);
  expect(text('journal/journal_entries.csv')).toContain('We met Marta');
  expect(JSON.parse(text('body/body_notes.json'))).toMatchObject([{ content: BODY_NOTE }]);
  expect(text('food/food_items.csv')).toContain(`"'=Soup, hot"`);
  expect(Object.keys(files).some((name) => /^journal-photos\/.+\.jpg$/.test(name))).toBe(true);
});

test('each table that is exported has a key to page by', async () => {
  const shapes = await tableShapes(app.deps.db);
  const without = ALL_PERSONAL_DATA.flatMap(({ tables }) => tables)
    .filter((table) => table.export.kind === 'rows' && !(shapes.get(table.table)?.key.length ?? 0))
    .map(({ table }) => table);
  expect(without).toEqual([]);
});

test('a table longer than a page comes whole, and in both forms', async () => {
  const ben = await app.person();
  const memberId = await idOf(ben);
  await app.database.sql(`
    insert into consents (id, member_id, purpose, version, is_granted, at)
    select gen_random_uuid(), '${memberId}', 'mail', 1, true, now() from generate_series(1, 612)`);
  const made = await make(ben);
  const files = unzipSync(stored().get(`exports/${made.id}.zip`) ?? new Uint8Array());
  const text = (name: string) => new TextDecoder().decode(files[name]);
  const rows = JSON.parse(text('account/consents.json')) as { id: string }[];
  expect(new Set(rows.map(({ id }) => id)).size).toBe(612);
  expect(text('account/consents.csv').trim().split('\r\n')).toHaveLength(613);
  expect(text('README.txt')).not.toContain(SECRET);
});

test('asking again while one is made gives the same one, and a lost job is found', async () => {
  const cleo = await app.person();
  const [first, second] = await Promise.all([cleo.send('POST', PATH), cleo.send('POST', PATH)]);
  const [one, two] = [await dataOf<DataExport>(first), await dataOf<DataExport>(second)];
  expect([first.status, two.id]).toEqual([202, one.id]);
  expect(app.enqueued.filter(({ key }) => key === one.id)).toHaveLength(2);
  expect((await cleo.send('POST', `${PATH}/${one.id}/links`)).status).toBe(409);
  await app.database.sql(
    `update data_exports set updated_at = now() - interval '1 hour' where id = '${one.id}'`,
  );
  expect(await strandedExportJobs(app.deps, 10)).toMatchObject([{ name: 'account-export', key: one.id }]);
});

test('a link opens one archive for a quarter of an hour, and is of nobody else’s making', async () => {
  const made = await make(ana);
  const { path } = await download(ana, made.id);
  expect((await app.request(`${path.slice(0, -3)}AAA`)).status).toBe(403);
  later = 16 * 60_000;
  expect((await app.request(path)).status).toBe(403);
  const inBrowser = await app.request(path, { headers: { accept: 'text/html,application/xhtml+xml' } });
  expect([inBrowser.status, inBrowser.headers.get('location')]).toEqual([
    303,
    '/settings/privacy?archive=over',
  ]);
  later = 0;
  const trail = await app.database.sql<{ action: string }>(
    `select action from audit_log where subject_id = '${made.id}' order by at`,
  );
  expect(trail.map(({ action }) => action)).toEqual([
    'export.asked',
    'export.ready',
    'export.link-made',
    'export.downloaded',
  ]);
});

test('an archive is gone after its week', async () => {
  const made = await make(ana);
  later = 7.1 * 86_400_000;
  expect(await dataOf(await ana.get(`${PATH}/${made.id}`))).toMatchObject({ state: 'expired' });
  later = 0;
  await tidyExports(app.deps, new Date(Date.now() + 8 * 86_400_000));
  expect(stored().has(`exports/${made.id}.zip`)).toBe(false);
  expect(await dataOf(await ana.get(`${PATH}/${made.id}`))).toMatchObject({ state: 'expired' });
});

test('leaves nothing behind when the account is closed while it is made', async () => {
  const dora = await app.person();
  const memberId = await idOf(dora);
  const upload = app.deps.files.upload;
  app.deps.files.upload = async (key, stream, meta) => {
    await app.database.sql(`update members set deleted_at = now() where id = '${memberId}'`);
    return upload(key, stream, meta);
  };
  await expect(make(dora)).rejects.toMatchObject({ code: 'DAY-AUTH-1009' });
  app.deps.files.upload = upload;
  const rows = await app.database.sql<{ id: string; state: string }>(
    `select id, state from data_exports where member_id = '${memberId}'`,
  );
  expect(rows.map(({ id, state }) => [state, stored().has(`exports/${id}.zip`)])).toEqual([
    ['running', false],
  ]);
});
