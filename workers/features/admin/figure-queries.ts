import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { figureMinutes, figureTotals } from '#db/schema/figures.ts';
import { jobRuns } from '#db/schema/jobs.ts';
import { staffFlags } from '#db/schema/staff.ts';
import type { FigureBatch, Tally } from '#workers/kernel/figures/figures.ts';
import { BOUNDS_S } from '#workers/kernel/figures/metrics.ts';

/** In one order everywhere: two isolates that lock the same rows crosswise would stop each other. */
function inOrder(tallies: readonly Tally[]): string {
  return JSON.stringify([...tallies].sort((a, b) => (a.series < b.series ? -1 : 1)));
}

const READ = sql.raw('r(series text, count float8, sum float8, buckets int8[])');

const added = (table: 'figure_totals' | 'figure_minutes') =>
  sql.raw(`count = ${table}.count + excluded.count, sum = ${table}.sum + excluded.sum,
    buckets = case when excluded.buckets is null then ${table}.buckets else (
      select array_agg(coalesce(u.known, 0) + coalesce(u.more, 0) order by u.at)
      from unnest(${table}.buckets, excluded.buckets) with ordinality as u(known, more, at)) end`);

/** Adds what an isolate counted to the sums of all, in one round trip. */
export async function addFigures(db: Db, { minute, totals, charts }: FigureBatch): Promise<void> {
  const system = db.asSystem('figures: add');
  await system.rows(sql`
    with total as (
      insert into figure_totals (series, count, sum, buckets)
      select series, count, sum, buckets from json_to_recordset(${inOrder(totals)}::json) as ${READ}
      on conflict (series) do update set ${added('figure_totals')})
    insert into figure_minutes (minute, series, count, sum, buckets)
    select ${minute.toISOString()}::timestamptz, series, count, sum, buckets
    from json_to_recordset(${inOrder(charts)}::json) as ${READ}
    on conflict (series, minute) do update set ${added('figure_minutes')}`);
}

/** What all isolates counted since the installation began, and what stands in the database now. */
export async function figureSums(db: Db) {
  const [totals, jobs, flags] = await db
    .asSystem('figures: read')
    .all((q) => [
      q.select().from(figureTotals).orderBy(figureTotals.series).limit(5_000),
      q
        .select({ state: jobRuns.state, count: sql<number>`count(*)::int` })
        .from(jobRuns)
        .where(sql`${jobRuns.state} <> 'done'`)
        .groupBy(jobRuns.state),
      q
        .select({ kind: staffFlags.kind, count: sql<number>`count(*)::int` })
        .from(staffFlags)
        .where(sql`${staffFlags.closedAt} is null`)
        .groupBy(staffFlags.kind),
    ]);
  return { totals, jobs, flags };
}

const BUCKET_SUMS = sql.raw(
  Array.from({ length: BOUNDS_S.length + 1 }, (_, at) => `coalesce(sum(buckets[${at + 1}]), 0)`).join(', '),
);

/** The charts' series since `from`, summed up by steps of `stepS` seconds: start (Unix s), series, count, sum, buckets. */
export async function figureSteps(db: Db, { from, stepS }: { from: Date; stepS: number }) {
  const rows = await db.asSystem('staff: figures').rows(sql`
    select extract(epoch from date_bin(make_interval(secs => ${stepS}), minute, '2000-01-01Z'::timestamptz))::bigint,
      series, sum(count), sum(sum), ${BUCKET_SUMS}
    from figure_minutes where minute >= ${from.toISOString()}::timestamptz
    group by 1, 2 order by 1`);
  return rows.map(([at, series, count, sum, ...buckets]) => ({
    at: Number(at),
    series: series ?? '',
    count: Number(count),
    sum: Number(sum),
    buckets: buckets.map(Number),
  }));
}

/** Removes up to `limit` minutes that are older than `days`. Gives how many. */
export async function deleteOldMinutes(db: Db, { before, limit }: { before: Date; limit: number }) {
  const rows = await db
    .asSystem('job: tidy figures')
    .run((q) =>
      q
        .delete(figureMinutes)
        .where(
          sql`(series, minute) in (select series, minute from figure_minutes where minute < ${before.toISOString()}::timestamptz limit ${limit})`,
        )
        .returning({ series: figureMinutes.series }),
    );
  return rows.length;
}
