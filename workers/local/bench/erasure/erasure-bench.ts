import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { jobs as registry } from '#queues/registry.ts';
import { clerkIdentity } from '#workers/adapters/clerk.ts';
import { qstashJobs } from '#workers/adapters/qstash.ts';
import { ALL_PERSONAL_DATA } from '#workers/features/account/all-personal-data.ts';
import { startErasure } from '#workers/features/account/erasures.ts';
import { eraseMember, memberSealerOf } from '#workers/features/account/index.ts';
import { countPersonalRows } from '#workers/features/account/table-queries.ts';
import { TEST_MASTER_KEYS, type TestApp, testApp } from '#workers/http/testing/test-app.ts';
import { asId, type MemberId, newId } from '#workers/kernel/ids.ts';
import { startIdentity } from '#workers/local/identity/start-identity.ts';
import { startQstash } from '#workers/local/qstash/start-qstash.ts';
import { markdownTable } from '../markdown-table.ts';
import { askPart } from '../part.ts';
import { diskFiles } from './disk-files.ts';
import { diskShares } from './disk-shares.ts';
import type { ExportFigures } from './export-process.ts';
import { FILES, fillMember, MARKS } from './made-member.ts';
import { storesWith } from './search-stores.ts';

const ROWS = 50_000;
const SUBJECT = 'user_bench_xanthippe';
const DAY_MS = 86_400_000;

/**
 * A member with 50,000 rows and 500 objects is exported and then erased. The archive's counts are held against the
 * database's, the receipt against what was there, and every store is searched for name, mail and text, before and after.
 */
export async function erasureBench(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dayloom-erasure-'));
  const at = (name: string) => path.join(folder, name);
  let later = 0;
  const app = await testApp({ now: () => new Date(Date.now() + later) });
  const identity = await startIdentity({
    port: 0,
    dataDir: at('identity'),
    appOrigins: ['https://app.dayloom.example'],
    demo: { id: SUBJECT, email: MARKS.mail, password: 'a password of the bench' },
  });
  const queueSettings = { host: '127.0.0.1', port: 0, dataDir: at('queue'), token: 'bench' };
  const queue = await startQstash({ ...queueSettings, currentSigningKey: 'a', nextSigningKey: 'b' });
  app.deps.files = await diskFiles(at('files'));
  app.deps.keyShares = await diskShares(at('shares'));
  app.deps.identity = clerkIdentity({
    ...identity,
    authorizedParties: ['https://app.dayloom.example'],
    apiUrl: identity.url,
  });
  app.deps.jobs = qstashJobs({
    url: queue.url,
    token: 'bench',
    jobsUrl: 'http://127.0.0.1:9',
    settingsOf: (name) => registry.get(name),
  });
  try {
    const memberId = asId<'member'>((await app.database.newMember({ clerkUserId: SUBJECT })).id);
    await fillMember(app, memberId, await memberSealerOf(app.deps, memberId), ROWS);
    await app.deps.cache.set(`preferences:1:${memberId}`, { dislikes: [MARKS.text] }, 3_600);
    await app.deps.jobs.enqueue([
      { name: 'prompts-replan', payload: { memberId }, key: 'waits', delayS: 86_400 },
      { name: 'journal-enrich', payload: { memberId, entryId: newId(), run: 1 }, key: 'w2', delayS: 86_400 },
    ]);
    await exported(app, memberId, { files: at('files'), shares: at('shares') });

    const before = await countsOf(app, memberId);
    const found = await storesWith(app, folder);
    const startedAt = performance.now();
    const row = await startErasure({
      deps: app.deps,
      memberId,
      subject: SUBJECT,
      origin: 'member',
      correlationId: 'bench',
    });
    const closedMs = performance.now() - startedAt;
    later = 31 * DAY_MS;
    const erasingAt = performance.now();
    const erasureId = asId<'erasure'>(row.id);
    const end = await eraseMember({ deps: app.deps, erasureId, correlationId: 'bench' });
    const erasedMs = performance.now() - erasingAt;
    const left = await storesWith(app, folder);
    await report(app, { before, found, left, end, closedMs, erasedMs, erasureId });
  } finally {
    await Promise.all([app.close(), identity.close(), queue.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function exported(
  app: TestApp,
  memberId: MemberId,
  folders: { files: string; shares: string },
): Promise<void> {
  const exportId = newId<'export'>();
  await app.database.sql('insert into data_exports (id, member_id) values ($1, $2)', [exportId, memberId]);
  const script = path.resolve(import.meta.dirname, 'export-process.ts');
  const { url, proxy } = app.database;
  const options = { url, proxy, masterKeys: TEST_MASTER_KEYS, ...folders, memberId, exportId };
  // The heap may not grow beyond 64 MB: an archive that gathered its rows would end here.
  const flags = ['--max-old-space-size=64', '--expose-gc'];
  const figures = (await askPart(script, options, flags)) as ExportFigures;
  const bytes = await app.deps.files.bytes(`exports/${exportId}.zip`);
  const archive = unzipSync(bytes ?? new Uint8Array());
  const lines: string[] = [];
  let rows = 0;
  const later = new Set(['audit_log', 'data_exports']);
  for (const { slice, tables } of ALL_PERSONAL_DATA) {
    for (const table of tables) {
      if (table.export.kind === 'none') continue;
      const text = new TextDecoder().decode(archive[`${slice}/${table.table}.json`]);
      const inArchive = (JSON.parse(text) as unknown[]).length;
      const inDatabase = await countPersonalRows(app.deps.db, table, memberId);
      rows += inArchive;
      if (inArchive !== inDatabase && !later.has(table.table))
        lines.push(`${table.table}: ${inArchive} in the archive, ${inDatabase} in the database`);
    }
  }
  const photos = Object.keys(archive).filter((name) => name.startsWith('meal-photos/')).length;
  const opened = new TextDecoder().decode(archive['journal/journal_entries.json']).includes(MARKS.text);
  console.log(
    markdownTable(
      ['export', 'figure'],
      [
        ['rows in the archive', String(rows)],
        ['tables whose counts differ from the database', String(lines.length)],
        ['photos in it', `${photos} of ${FILES}`],
        ['sealed text opened in it', opened ? 'yes' : 'no'],
        ['size', `${((bytes?.byteLength ?? 0) / 1e6).toFixed(0)} MB`],
        ['time', `${(figures.ms / 1000).toFixed(1)} s`],
        ['most memory held, heap and buffers', `${(figures.peak / 1e6).toFixed(0)} MB`],
        ['of it beyond the process at rest', `${(figures.peakBeyond / 1e6).toFixed(0)} MB`],
      ],
    ),
  );
  for (const line of lines) console.log(line);
}

async function countsOf(app: TestApp, memberId: MemberId): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of ALL_PERSONAL_DATA.flatMap(({ tables }) => tables))
    counts.set(table.table, await countPersonalRows(app.deps.db, table, memberId));
  return counts;
}

type Found = Awaited<ReturnType<typeof storesWith>>;

async function report(
  app: TestApp,
  ran: {
    before: Map<string, number>;
    found: Found;
    left: Found;
    end: string;
    closedMs: number;
    erasedMs: number;
    erasureId: string;
  },
): Promise<void> {
  const [row] = await app.database.sql<{ counts: Record<string, number> }>(
    'select counts from erasures where id = $1',
    [ran.erasureId],
  );
  const counts = row?.counts ?? {};
  const wrong = ALL_PERSONAL_DATA.flatMap(({ tables }) => tables).filter(
    ({ table, erase }) =>
      erase.kind === 'delete' && (counts[`database/${table}`] ?? 0) !== (ran.before.get(table) ?? 0),
  );
  const sum = (store: string) =>
    Object.entries(counts).reduce((all, [key, n]) => (key.startsWith(`${store}/`) ? all + n : all), 0);
  console.log(
    `\n${markdownTable(
      ['erasure', 'figure'],
      [
        ['ended as', ran.end],
        ['closed: pseudonymised and signed out', `${ran.closedMs.toFixed(0)} ms`],
        ['erased', `${(ran.erasedMs / 1000).toFixed(1)} s`],
        ['rows in the receipt', String(sum('database'))],
        ['objects in the receipt, the archive among them', String(sum('files'))],
        [
          'cache keys, messages, keys, vendor records',
          ['cache', 'queue', 'keys', 'vendors'].map(sum).join(', '),
        ],
        ['tables whose count in the receipt is not what was there', String(wrong.length)],
      ],
    )}`,
  );
  for (const { table } of wrong)
    console.log(
      `${table}: ${counts[`database/${table}`]} in the receipt, ${ran.before.get(table)} were there`,
    );
  console.log(
    `\n${markdownTable(
      ['places with name, mail, text, or number', 'before', 'after'],
      Object.keys(ran.found).map((store) => [store, String(ran.found[store]), String(ran.left[store])]),
    )}`,
  );
}
