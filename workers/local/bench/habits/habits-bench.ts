import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDb } from '#db/client.ts';
import { startProxyOverPostgres } from '#db/local/postgres-proxy.ts';
import { migrate } from '#db/migrate.ts';
import { postgresBinaries, startPostgresServer } from '#db/testing/postgres-server.ts';
import { listTasks } from '#workers/features/habits/index.ts';
import { asId, newId } from '#workers/kernel/ids.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { cpuTimeMs } from '../cpu-time.ts';
import { markdownTable } from '../markdown-table.ts';
import { quantile } from '../quantile.ts';

const HABITS = 10_000;
const DAYS = 12;
const READS = 40;
const BEGIN = Date.parse('2026-06-01T08:00:00Z');
const DAY_MS = 86_400_000;

/**
 * A member with 10,000 habits: what the first read of a new day costs, the making of its other tasks after the answer, and a
 * page once they are made. CPU is that of database and Worker together.
 */
export async function habitsBench(): Promise<void> {
  const bin = postgresBinaries();
  if (bin === null) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'dayloom-habits-'));
  const server = await startPostgresServer({ bin, folder, settings: { shared_buffers: '512MB' } });
  process.once('exit', () => {
    server.process.kill('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  });
  const proxy = await startProxyOverPostgres(server.url, { port: 0 });
  await migrate({ url: server.url, localProxy: proxy.address });
  const db = createDb({ url: server.url, localProxy: proxy.address, unavailableAfterMs: 20_000 });
  const memberId = asId<'member'>(newId());
  server.psql(
    `insert into members (id, clerk_user_id) values ('${memberId}', 'bench')`,
    `insert into task_templates
       (id, member_id, title, group_name, interval_kind, interval_n, starts_on, rule_since, source)
     select gen_random_uuid(), '${memberId}', 'Habit ' || i, 'Group ' || i % 20, 'days', 1,
       '2026-05-01', '2026-05-01', 'own' from generate_series(1, ${HABITS}) i`,
    `insert into reminder_windows (template_id, member_id, from_minute, to_minute)
     select id, member_id, (row_number() over () % 20) * 60, (row_number() over () % 20) * 60 + 90 from task_templates`,
    `insert into habit_clocks (member_id, rolled_day, next_roll_at) values ('${memberId}', '2026-06-01', now())`,
    'vacuum analyze',
  );
  const background: Promise<unknown>[] = [];
  const deps = { db, later: (work: Promise<unknown>) => background.push(work) } as unknown as Deps;
  const timed = async (work: () => Promise<unknown>) => {
    const [from, cpuFrom] = [performance.now(), cpuTimeMs(process.pid)];
    await work();
    return { ms: performance.now() - from, cpuMs: cpuTimeMs(process.pid) - cpuFrom };
  };
  const read = async (now: Date, page: number) => {
    const ctx = {
      member: { id: memberId, role: 'member', plan: 'free', timeZone: 'UTC' },
      actor: { kind: 'job', name: 'bench' },
      now,
      correlationId: 'bench',
    } as const;
    const { meta } = await listTasks({ ctx, input: { page, perPage: 20 }, deps });
    if (meta.total !== HABITS) throw new Error(`${meta.total} tasks`);
  };
  const firsts = [];
  const rests = [];
  const pages = [];
  for (let day = 1; day <= DAYS; day += 1) {
    const now = new Date(BEGIN + day * DAY_MS);
    firsts.push(await timed(() => read(now, 1)));
    rests.push(await timed(() => Promise.all(background.splice(0))));
    for (let page = 1; page <= READS; page += 1) pages.push(await timed(() => read(now, page)));
  }
  const row = (name: string, all: { ms: number; cpuMs: number }[]) => {
    const sorted = all.map(({ ms }) => ms).sort((a, b) => a - b);
    const cpu = all.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / all.length;
    return [
      name,
      ...[0, 0.5, 0.95].map((at) => `${quantile(sorted, at).toFixed(0)} ms`),
      `${cpu.toFixed(0)} ms`,
    ];
  };
  console.log(
    markdownTable(
      ['10,000 habits of one member', 'best', 'p50', 'p95', 'CPU, mean'],
      [
        row(`first read of a day, ${DAYS} days`, firsts),
        row('the rest of its tasks, after the answer', rests),
        row(`a page of 20, ${pages.length} reads`, pages),
      ],
    ),
  );
}
