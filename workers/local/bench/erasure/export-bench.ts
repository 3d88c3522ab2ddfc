import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { jobPath } from '#queues/message-body.ts';
import { r2Files } from '#workers/adapters/r2-files.ts';
import { r2KeyShares } from '#workers/adapters/r2-key-shares.ts';
import { memberSealerOf } from '#workers/features/account/index.ts';
import { TEST_MASTER_KEYS, type TestApp, testApp } from '#workers/http/testing/test-app.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import { signDelivery } from '#workers/local/qstash/signature.ts';
import { childNamed } from '../cpu-time.ts';
import { bundleWorker, compatibility } from '../history/bundle-worker.ts';
import { variablesFor } from '../history/variables.ts';
import { markdownTable } from '../markdown-table.ts';
import { type Held, residentBytes, watchHeap } from './heap-watch.ts';
import { FILES, fillMember, MARKS } from './made-member.ts';

const ROWS = 50_000;
const EVERY_MS = 5;
const KEY = 'signing key of the bench';
const ORIGIN = 'https://app.dayloom.example';
const nothingThere = () => new Response(null, { status: 404 });

/** The archive of a member with 50,000 rows and 500 objects, made by the deployed bundle in workerd; what its isolate holds meanwhile. */
export async function exportBench(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dayloom-export-'));
  const app = await testApp();
  const runtime = await startRuntime(app, bundleWorker('workers/main.ts', folder));
  try {
    app.deps.files = r2Files((await runtime.getR2Bucket('PHOTOS')) as unknown as R2Bucket);
    app.deps.keyShares = r2KeyShares((await runtime.getR2Bucket('KEY_SHARES')) as unknown as R2Bucket);
    const memberId = asId<'member'>((await app.database.newMember()).id);
    await fillMember(app, memberId, await memberSealerOf(app.deps, memberId), ROWS);
    const exportId = newId<'export'>();
    await app.database.sql('insert into data_exports (id, member_id) values ($1, $2)', [exportId, memberId]);

    await runtime.dispatchFetch(`${ORIGIN}/health`);
    const workerd = childNamed(process.pid, 'workerd');
    const atRest = residentBytes(workerd);
    const watch = await watchHeap(await runtime.getInspectorURL(), EVERY_MS);
    let resident = atRest;
    const timer = setInterval(() => {
      resident = Math.max(resident, residentBytes(workerd));
    }, EVERY_MS);
    const startedAt = performance.now();
    const status = await deliver(runtime, { memberId, exportId });
    const ms = performance.now() - startedAt;
    clearInterval(timer);
    const { peak, answers } = await watch.end();
    const archive = unzipSync((await app.deps.files.bytes(`exports/${exportId}.zip`)) ?? new Uint8Array());
    report({ status, ms, rest: watch.rest, peak, answers, resident, atRest, archive });
  } finally {
    await runtime.dispose();
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startRuntime(app: TestApp, module: string): Promise<Miniflare> {
  const variables = variablesFor({
    neon: app.database.proxy,
    redisUrl: app.redis.url,
    redisToken: 'test-token',
    publicKeyPem: 'unused',
  });
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
      name: 'worker',
      modules: [{ type: 'ESModule', path: 'worker.js', contents: await readFile(module, 'utf8') }],
      ...compatibility(),
      bindings: {
        ...variables,
        PUBLIC_URL: ORIGIN,
        DATABASE_URL: app.database.url,
        DATABASE_UNAVAILABLE_AFTER_MS: '20000',
        MASTER_KEYS: TEST_MASTER_KEYS,
        QSTASH_CURRENT_SIGNING_KEY: KEY,
      },
      r2Buckets: ['PHOTOS', 'KEY_SHARES'],
      durableObjects: {
        LIVE: { className: 'MemberLive', useSQLite: true },
        VISION: { className: 'VisionContainer', useSQLite: true },
      },
      serviceBindings: { AI: nothingThere, ASSETS: nothingThere },
      inspectorPort: 0,
      handleStructuredLogs: () => undefined,
    }),
  );
  await runtime.ready;
  return runtime;
}

async function deliver(runtime: Miniflare, payload: { memberId: string; exportId: string }): Promise<number> {
  const url = ORIGIN + jobPath('account-export');
  const body = JSON.stringify({ key: payload.exportId, payload });
  const signature = signDelivery({ key: KEY, url, body: Buffer.from(body), nowMs: Date.now() });
  const headers = {
    'upstash-signature': signature,
    'upstash-message-id': 'msg_bench',
    'content-type': 'application/json',
  };
  const response = await runtime.dispatchFetch(url, { method: 'POST', headers, body });
  await response.text();
  return response.status;
}

function report(ran: {
  status: number;
  ms: number;
  rest: Held;
  peak: Held;
  answers: number;
  resident: number;
  atRest: number;
  archive: Record<string, Uint8Array>;
}): void {
  const { rest, peak } = ran;
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const text = (name: string) => new TextDecoder().decode(ran.archive[name]);
  const rows = Object.keys(ran.archive)
    .filter((name) => name.endsWith('.json'))
    .reduce((sum, name) => sum + (JSON.parse(text(name)) as unknown[]).length, 0);
  const photos = Object.keys(ran.archive).filter((name) => name.startsWith('meal-photos/')).length;
  console.log(
    markdownTable(
      ['export in workerd', 'figure'],
      [
        ['the job answered', `${ran.status} after ${(ran.ms / 1000).toFixed(0)} s`],
        ['rows and photos in the archive', `${rows} and ${photos} of ${FILES}`],
        [
          'sealed text opened in it',
          text('journal/journal_entries.json').includes(MARKS.text) ? 'yes' : 'no',
        ],
        [
          'the isolate at rest: heap, beside it, buffers',
          [rest.heap, rest.beside, rest.buffers].map(mb).join(', '),
        ],
        [
          'the isolate at its most: heap, beside it, buffers',
          [peak.heap, peak.beside, peak.buffers].map(mb).join(', '),
        ],
        ['**in all at its most** (a Worker may hold 128 MB)', `**${mb(peak.sum)}**`],
        ['looks at it', String(ran.answers)],
        [
          'the process, with R2’s stand-in in it: at rest, at its most',
          `${mb(ran.atRest)}, ${mb(ran.resident)}`,
        ],
      ],
    ),
  );
}
