import { parseArgs } from 'node:util';
import { createDb } from '#db/client.ts';
import { postgresBinaries } from '#db/testing/postgres-server.ts';
import { HOUSES } from '#workers/features/archetypes/index.ts';
import { tallyHouses } from '#workers/features/houses/index.ts';
import { cpuTimeMs } from '../cpu-time.ts';
import { markdownTable } from '../markdown-table.ts';
import { throwawayPostgres } from '../throwaway-postgres.ts';

const MEMBERS = 1_000_000;
const NOW = new Date('2026-06-10T12:00:00Z');
const SETTINGS = { shared_buffers: '2GB', max_wal_size: '8GB', autovacuum: 'off' };

/**
 * A million members, or `--members`, with a task on each day of a week, one in a hundred new: what one count of the houses
 * costs, whose statements end within 5 s each.
 */
export async function housesBench(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: { members: { type: 'string', default: String(MEMBERS) } },
    strict: false,
  });
  const members = Number(values.members);
  const bin = postgresBinaries();
  if (bin === null) return;
  const { server, proxy } = await throwawayPostgres({ bin, name: 'houses', settings: SETTINGS });
  const longest = { seconds: 0, statements: 0 };
  const db = createDb({
    url: server.url,
    localProxy: proxy.address,
    unavailableAfterMs: 20_000,
    observe(_, seconds) {
      longest.seconds = Math.max(longest.seconds, seconds);
      longest.statements += 1;
    },
  });
  const houses = HOUSES.map(({ id }) => `'${id}'`).join(',');
  server.psql(
    'set session_replication_role = replica',
    `create temp table people as select gen_random_uuid() as id, i from generate_series(1, ${members}) i`,
    'insert into members (id, clerk_user_id) select id, id::text from people',
    `insert into archetype_assignments
       (id, member_id, archetype_id, house_id, confidence, scores, rules_version, assigned_at)
     select gen_random_uuid(), id, 'pacer', (array[${houses}])[1 + i % 4], 0.7, '{}', 1,
       case when i % 100 = 0 then timestamptz '2026-06-10' + i * interval '1 ms' else '2026-01-01' end from people`,
    `insert into house_memberships (id, member_id, house_id, source, joined_at)
     select gen_random_uuid(), id, (array[${houses}])[1 + i % 4], 'archetype', now() from people where i % 100 <> 0`,
    `insert into task_instances (id, member_id, template_id, local_day, state, title, group_name, needs_capture)
     select gen_random_uuid(), id, id, '2026-06-' || lpad(day::text, 2, '0'),
       case when (i + day) % 3 = 0 then 'scheduled' else 'completed' end, 'Walk', '', false
     from people, generate_series(8, 14) day`,
    'vacuum analyze',
  );
  const [from, cpuFrom] = [performance.now(), cpuTimeMs(process.pid)];
  await tallyHouses({ db }, { now: NOW, signal: new AbortController().signal });
  const [ms, cpuMs] = [performance.now() - from, cpuTimeMs(process.pid) - cpuFrom];
  const standings = server.psql('select house_id, week, members, reached from house_standings order by 2, 1');
  const rows = [
    ['one count of all open weeks', `${(ms / 1000).toFixed(1)} s`],
    ['the same: CPU of database and job', `${(cpuMs / 1000).toFixed(1)} s`],
    ['statements, the longest', `${longest.statements}, ${longest.seconds.toFixed(2)} s`],
    ['house, week, members, reached', standings.join(' · ')],
  ];
  const size = `${members.toLocaleString('en')} members, ${(7 * members).toLocaleString('en')} tasks`;
  console.log(markdownTable([size, 'figure'], rows));
}
