import { BOUNDS_S } from '#workers/kernel/figures/metrics.ts';
import { readSeries } from '#workers/kernel/figures/series.ts';
import type { FigureStep } from '../schemas.ts';

export interface SteppedFigure {
  /** Unix seconds. */
  at: number;
  series: string;
  count: number;
  sum: number;
  buckets: readonly number[];
}

/**
 * The value below which the share `q` of a histogram lies, in ms, linear within a bucket, as Prometheus's
 * `histogram_quantile` has it: what is above the last bound counts as that bound. Null for an empty one.
 */
export function quantileMs(buckets: readonly number[], q: number): number | null {
  const total = buckets.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let below = 0;
  for (const [at, bound] of BOUNDS_S.entries()) {
    const count = buckets[at] ?? 0;
    if (below + count >= q * total && count > 0) {
      const from = BOUNDS_S[at - 1] ?? 0;
      return 1000 * (from + (bound - from) * ((q * total - below) / count));
    }
    below += count;
  }
  return 1000 * (BOUNDS_S.at(-1) ?? 0);
}

/** Rows of series as steps in time, one for each from `fromS` to `toS`, whether or not something was counted in it. */
export function shapeFigures(
  rows: readonly SteppedFigure[],
  range: { fromS: number; toS: number; stepS: number },
): FigureStep[] {
  const byStep = new Map<number, SteppedFigure[]>();
  for (const row of rows) byStep.set(row.at, [...(byStep.get(row.at) ?? []), row]);
  const first = Math.floor(range.fromS / range.stepS) * range.stepS;
  const steps: FigureStep[] = [];
  for (let at = first; at <= range.toS; at += range.stepS) steps.push(stepOf(at, byStep.get(at) ?? []));
  return steps;
}

function stepOf(at: number, rows: readonly SteppedFigure[]): FigureStep {
  const of = (name: string, label?: [string, string]) =>
    rows.filter(({ series }) => {
      const read = readSeries(series);
      return read.name === name && (label === undefined || read.labels[label[0]] === label[1]);
    });
  const counted = (name: string, label?: [string, string]) =>
    of(name, label).reduce((sum, { count }) => sum + count, 0);
  const requests = 'dayloom_api_latency_seconds';
  const cache = 'dayloom_cache_requests_total';
  const jobs = 'dayloom_job_runs_total';
  const reads = counted(cache);
  return {
    at: new Date(at * 1000).toISOString(),
    requests: counted(requests),
    refused: counted(requests, ['status', '4xx']),
    failed: counted(requests, ['status', '5xx']),
    latency: times(of(requests)),
    database: times(of('dayloom_db_query_seconds')),
    cacheHitShare: reads === 0 ? null : counted(cache, ['outcome', 'hit']) / reads,
    jobsDone: counted(jobs, ['outcome', 'done']),
    jobsFailed: counted(jobs, ['outcome', 'failed']),
    jobsDead: counted(jobs, ['outcome', 'dead']),
    aiCalls: counted('dayloom_ai_calls_total'),
    aiCostUsd: counted('dayloom_ai_cost_usd_total'),
    tasksCompleted: counted('dayloom_task_completed_total'),
    archetypesAssigned: counted('dayloom_archetype_assigned_total'),
  };
}

function times(rows: readonly SteppedFigure[]): FigureStep['latency'] {
  const buckets = Array.from({ length: BOUNDS_S.length + 1 }, (_, at) =>
    rows.reduce((sum, row) => sum + (row.buckets[at] ?? 0), 0),
  );
  const [p50Ms, p95Ms] = [quantileMs(buckets, 0.5), quantileMs(buckets, 0.95)];
  return p50Ms === null || p95Ms === null ? null : { p50Ms, p95Ms };
}
