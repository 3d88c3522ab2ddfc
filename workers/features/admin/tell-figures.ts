import type { Db } from '#db/client.ts';
import { exposition } from '#workers/kernel/figures/exposition.ts';
import type { Tally } from '#workers/kernel/figures/figures.ts';
import type { MetricName } from '#workers/kernel/figures/metrics.ts';
import { type Labels, seriesOf } from '#workers/kernel/figures/series.ts';
import { figureSums } from './figure-queries.ts';

const JOB_STATES = ['queued', 'running', 'failed', 'dead'] as const;

function gauge(name: MetricName, count: number, labels: Labels = {}): Tally {
  return { series: seriesOf(name, labels), count, sum: 0, buckets: null };
}

/** The figures of the whole installation, as Prometheus text. */
export async function tellFigures(db: Db): Promise<string> {
  const { totals, jobs, flags } = await figureSums(db);
  const inState = new Map<string, number>(jobs.map(({ state, count }) => [state, count]));
  return exposition([
    ...totals,
    ...hitRatio(totals),
    ...JOB_STATES.map((state) => gauge('dayloom_jobs', inState.get(state) ?? 0, { state })),
    ...flags.map(({ kind, count }) => gauge('dayloom_staff_flags_open', count, { kind })),
  ]);
}

/** Nothing, while the cache was not asked yet. */
function hitRatio(totals: readonly Tally[]): Tally[] {
  const read = (outcome: string) =>
    totals.find(({ series }) => series === seriesOf('dayloom_cache_requests_total', { outcome }))?.count ?? 0;
  const all = read('hit') + read('miss');
  return all === 0 ? [] : [gauge('dayloom_cache_hit_ratio', read('hit') / all)];
}
