import path from 'node:path';
import { createDb, type Db } from '#db/client.ts';
import { type PostgresServer, postgresBinaries } from '#db/testing/postgres-server.ts';
import { qstashJobs } from '#workers/adapters/qstash.ts';
import { claimDue, strandedPlans } from '#workers/features/prompts/claim-queries.ts';
import { planAfter } from '#workers/features/prompts/pure/prompt-times.ts';
import { runDue } from '#workers/features/prompts/run-due.ts';
import { sendJob } from '#workers/features/prompts/send-job.ts';
import { newId } from '#workers/kernel/ids.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import { ZONE_NAMES } from '#workers/kernel/testing/zone-names.ts';
import { startQstash } from '#workers/local/qstash/start-qstash.ts';
import { cpuTimeMs } from '../cpu-time.ts';
import { markdownTable } from '../markdown-table.ts';
import { throwawayPostgres } from '../throwaway-postgres.ts';

const MEMBERS = 1_000_000;
const MESSAGES = 2_000;
const BEGIN = new Date('2026-06-02T00:00:00Z');
const HOUR_MS = 3_600_000;
const AT_ONCE = 5_000;
const SETTINGS = { shared_buffers: '1GB', max_wal_size: '4GB', autovacuum: 'off' };

/** A million members in all zones, by each name of them, windows from 6 to 10 in the morning: what an hour's run costs, and that it is exact. */
export async function promptsBench(): Promise<void> {
  const bin = postgresBinaries();
  if (bin === null) return;
  const { folder, server, proxy } = await throwawayPostgres({ bin, name: 'prompts', settings: SETTINGS });
  const db = createDb({ url: server.url, localProxy: proxy.address, unavailableAfterMs: 20_000 });
  fill(server);
  const rows = [...(await claims(db, server)), await enqueueing(folder)];
  console.log(markdownTable(['1,000,000 members', 'figure'], rows));
}

/** Plans of every zone and start, by our own rules, and a member to each in turn. */
function fill(server: PostgresServer): void {
  const plans: string[] = [];
  for (const zone of ZONE_NAMES) {
    for (let from = 360; from < 600; from += 15) {
      const window = { slot: 'morning', from, to: from + 60 + (from % 60) } as const;
      const timetable = {
        windows: [window],
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        quiet: null,
        pausedUntil: null,
      };
      const { next } = planAfter({ after: null, now: BEGIN, timetable, timeZone: zone, taken: new Set() });
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
    'vacuum analyze prompt_settings',
  );
}

async function claims(db: Db, server: PostgresServer): Promise<string[][]> {
  const count = (sql: string) => Number(server.psql(sql)[0]);
  const sent: string[] = [];
  const run = async (now: Date) => {
    let enqueued = 0;
    const jobs = {
      forget: async () => 0,
      async enqueue(messages: readonly JobMessage[]) {
        enqueued += messages.length;
        for (const { key } of messages) sent.push(key);
      },
    };
    const [from, cpuFrom] = [performance.now(), cpuTimeMs(process.pid)];
    await runDue({ db, jobs }, { now, signal: new AbortController().signal });
    const ms = performance.now() - from;
    return { enqueued, ms, cpuMs: cpuTimeMs(process.pid) - cpuFrom };
  };
  // What the jobs of the claimed plans do: another plan takes the place of each.
  const deal = () =>
    server.psql(
      `update prompt_settings set next_due_at = next_due_at + interval '1 day', next_prompt_id = gen_random_uuid()
       from prompt_claims where due_at = next_due_at and prompt_id = next_prompt_id`,
    );
  const dueBy = (now: Date) =>
    count(`select count(*) from prompt_settings where next_due_at <= '${now.toISOString()}'`);
  const hour = (n: number) => new Date(BEGIN.getTime() + n * HOUR_MS);
  const rows: string[][] = [];

  await run(hour(0));
  deal();
  const hours: Awaited<ReturnType<typeof run>>[] = [];
  let again = { enqueued: 0, ms: 0, cpuMs: 0 };
  for (let n = 1; n <= 6; n += 1) {
    hours.push(await run(hour(n)));
    again = await run(hour(n));
    deal();
  }
  const [busiest = again] = hours.sort((one, other) => other.enqueued - one.enqueued);
  rows.push(['one hourly run, the busiest of six: claimed', busiest.enqueued.toLocaleString('en')]);
  rows.push(['the same: time of its claims', seconds(busiest.ms)]);
  rows.push(['the same: CPU of database and runner', seconds(busiest.cpuMs)]);
  const times = hours.map(({ ms }) => ms);
  rows.push(['fastest and slowest of six', `${seconds(Math.min(...times))}, ${seconds(Math.max(...times))}`]);
  rows.push(['run again: claimed, time', `${again.enqueued}, ${seconds(again.ms)}`]);

  const due = dueBy(hour(7));
  const both = await Promise.all([run(hour(7)), run(hour(7))]);
  const taken = both.reduce((sum, one) => sum + one.enqueued, 0);
  rows.push(['two runners at once: due, claimed', `${due}, ${taken}`]);
  deal();

  const lost = await claimDue(db, { now: hour(8), limit: AT_ONCE });
  const search = { now: hour(8), before: new Date(Date.now() + HOUR_MS), limit: AT_ONCE * 2 };
  const found = await strandedPlans(db, search);
  rows.push(['killed after a claim: lost, found again', `${lost.claimed.length}, ${found.length}`]);

  await run(hour(8));
  deal();
  const late = dueBy(hour(10));
  const useful = count(
    `select count(*) from prompt_settings where next_due_at <= '${hour(10).toISOString()}'
     and next_until > '${hour(10).toISOString()}'`,
  );
  const back = await run(hour(10));
  rows.push(['an hour down and back: due, claimed, of use still', `${late}, ${back.enqueued}, ${useful}`]);
  rows.push(['claimed twice in all of it', String(sent.length - new Set(sent).size)]);
  return rows;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

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
