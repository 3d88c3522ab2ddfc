import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDb, type Db } from '#db/client.ts';
import { startProxyOverPostgres } from '#db/local/postgres-proxy.ts';
import { migrate } from '#db/migrate.ts';
import { type PostgresServer, postgresBinaries, startPostgresServer } from '#db/testing/postgres-server.ts';
import { qstashJobs } from '#workers/adapters/qstash.ts';
import { planAfter } from '#workers/features/prompts/pure/prompt-times.ts';
import { strandedPrompts } from '#workers/features/prompts/queries.ts';
import { runDue } from '#workers/features/prompts/run-due.ts';
import { sendJob } from '#workers/features/prompts/send-job.ts';
import { claimDue } from '#workers/features/prompts/settings-queries.ts';
import { newId } from '#workers/kernel/ids.ts';
import { startQstash } from '#workers/local/qstash/start-qstash.ts';
import { markdownTable } from '../markdown-table.ts';

const MEMBERS = 1_000_000;
const MESSAGES = 2_000;
const BEGIN = new Date('2026-06-02T00:00:00Z');
const HOUR_MS = 3_600_000;
const AT_ONCE = 5_000;
const SETTINGS = { shared_buffers: '1GB', max_wal_size: '4GB', autovacuum: 'off' };

/** A million members in all zones, windows from 6 to 10 in the morning: what an hour's run costs, and that it is exact. */
export async function promptsBench(): Promise<void> {
  const bin = postgresBinaries();
  if (bin === null) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'dayloom-prompts-'));
  const server = await startPostgresServer({ bin, folder, settings: SETTINGS });
  process.once('exit', () => {
    server.process.kill('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  });
  const proxy = await startProxyOverPostgres(server.url, { port: 0 });
  await migrate({ url: server.url, localProxy: proxy.address });
  const db = createDb({ url: server.url, localProxy: proxy.address, unavailableAfterMs: 20_000 });
  fill(server);
  const rows = [...(await claims(db, server)), await enqueueing(folder)];
  console.log(markdownTable(['1,000,000 members', 'figure'], rows));
}

/** Plans of every zone and start, by our own rules, and a member to each in turn. */
function fill(server: PostgresServer): void {
  const plans: string[] = [];
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    for (let from = 360; from < 600; from += 15) {
      const window = { slot: 'morning', from, to: from + 60 + (from % 60) } as const;
      const timetable = {
        windows: [window],
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        quiet: null,
        pausedUntil: null,
      };
      const { next } = planAfter(null, BEGIN, timetable, zone);
      if (next === null) throw new Error(`Nothing is planned in ${zone}`);
      const instants = `'${next.dueAt.toISOString()}', '${next.until.toISOString()}'`;
      plans.push(`(${plans.length}, '${zone}', ${instants}, '${next.day}', '${JSON.stringify([window])}')`);
    }
  }
  const chunks = Array.from({ length: Math.ceil(plans.length / 400) }, (_, i) =>
    plans.slice(i * 400, (i + 1) * 400),
  );
  server.psql(
    'create temp table plans (n int, zone text, due timestamptz, til timestamptz, day text, windows jsonb)',
    ...chunks.map((chunk) => `insert into plans values ${chunk.join(',')}`),
    'create index on plans (n)',
    'analyze plans',
    `create temp table people as
     select gen_random_uuid() as id, i % ${plans.length} as n from generate_series(1, ${MEMBERS}) i`,
    `insert into members (id, clerk_user_id, time_zone)
     select id, id::text, zone from people join plans using (n)`,
    `insert into prompt_settings
     (member_id, channel, windows, weekdays, next_due_at, next_until, next_day, next_slot)
     select id, 'push', windows, '{1,2,3,4,5,6,7}', due, til, day, 'morning' from people join plans using (n)`,
    'analyze members',
    'analyze prompt_settings',
  );
}

async function claims(db: Db, server: PostgresServer): Promise<string[][]> {
  const count = (sql: string) => Number(server.psql(sql)[0]);
  const run = async (now: Date) => {
    let enqueued = 0;
    const from = performance.now();
    const jobs = {
      forget: async () => 0,
      async enqueue(messages: readonly unknown[]) {
        enqueued += messages.length;
      },
    };
    await runDue({ db, jobs }, { now, signal: new AbortController().signal, peopleAClaim: AT_ONCE });
    return { enqueued, ms: performance.now() - from };
  };
  const rows: string[][] = [];
  const hour = (n: number) => new Date(BEGIN.getTime() + n * HOUR_MS);
  await run(hour(0));
  let busiest = { enqueued: 0, ms: 0 };
  for (let n = 1; n <= 6; n += 1) {
    const one = await run(hour(n));
    if (one.enqueued > busiest.enqueued) busiest = one;
  }
  rows.push(['one hourly run, the busiest of six: claimed', busiest.enqueued.toLocaleString('en')]);
  rows.push(['the same: time of its claims', `${(busiest.ms / 1000).toFixed(2)} s`]);
  const each = (busiest.ms / busiest.enqueued) * 10;
  rows.push(['the same, of 10,000', `${each.toFixed(2)} s`]);
  rows.push(['run again', String((await run(hour(6))).enqueued)]);

  const due = count(`select count(*) from prompt_settings where next_due_at <= '${hour(7).toISOString()}'`);
  const both = await Promise.all([run(hour(7)), run(hour(7))]);
  const doubled = count('select count(*) - count(distinct (member_id, local_day, slot)) from prompts');
  const taken = both.reduce((sum, one) => sum + one.enqueued, 0);
  rows.push(['two runners at once: due, claimed, doubled', `${due}, ${taken}, ${doubled}`]);

  const delivered = `update prompts set state = 'sent' where state = 'claimed'`;
  server.psql(delivered);
  const lost = await claimDue(db, hour(8), AT_ONCE);
  const found = await strandedPrompts(db, new Date(Date.now() + HOUR_MS), AT_ONCE * 2);
  rows.push(['killed after a claim: lost, found again', `${lost.length}, ${found.length}`]);

  await run(hour(8));
  server.psql(delivered);
  const late = count(`select count(*) from prompt_settings where next_due_at <= '${hour(10).toISOString()}'`);
  const back = await run(hour(10));
  const useful = count(
    `select count(*) from prompts where state = 'claimed' and useful_until > '${hour(10).toISOString()}'`,
  );
  rows.push([
    'an hour down and back: due, claimed once, of use still',
    `${late}, ${back.enqueued}, ${useful}`,
  ]);
  return rows;
}

/** To the stand-in of the queue, on this machine: the real one adds its network. */
async function enqueueing(folder: string): Promise<string[]> {
  const keys = { currentSigningKey: 'sig_a', nextSigningKey: 'sig_b' };
  const queue = await startQstash({
    port: 0,
    host: '127.0.0.1',
    dataDir: path.join(folder, 'queue'),
    token: 'bench',
    ...keys,
  });
  const settings = { retries: 4, timeoutS: 30, parallelism: 1 };
  const jobs = qstashJobs({
    url: queue.url,
    token: 'bench',
    jobsUrl: 'http://127.0.0.1:1',
    timeoutMs: 60_000,
    settingsOf: () => settings,
  });
  const messages = Array.from({ length: MESSAGES }, () =>
    sendJob({ memberId: newId(), id: newId(), round: 1 }, { delayS: 3_600 }),
  );
  const from = performance.now();
  await jobs.enqueue(messages);
  const each = (performance.now() - from) / MESSAGES;
  await queue.close();
  return ['enqueueing, a prompt (batches of 100, stand-in of the queue)', `${each.toFixed(2)} ms`];
}
