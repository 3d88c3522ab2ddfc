/** Upper bounds of histograms, in seconds; one more bucket holds what is above them. */
export const BOUNDS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2] as const;

export interface Metric {
  kind: 'counter' | 'histogram' | 'gauge';
  help: string;
  /** Closed sets alone: a label never holds an id, a name or a text of anybody. */
  labels: readonly string[];
  /** The labels that the charts of staff keep; absent: it has no chart. */
  chart?: readonly string[];
}

/** Every figure that Dayloom tells. Dashboard and alerts name these and no others; a test holds them against it. */
export const METRICS = {
  dayloom_api_latency_seconds: {
    kind: 'histogram',
    help: 'How long requests took, without the way to the person (api.latency).',
    labels: ['method', 'route', 'status'],
    chart: ['status'],
  },
  dayloom_db_query_seconds: {
    kind: 'histogram',
    help: 'How long the database took for a transaction sent in one round trip (db.query.time).',
    labels: ['scope'],
    chart: [],
  },
  dayloom_cache_requests_total: {
    kind: 'counter',
    help: 'Reads of the cache, by whether it had the answer.',
    labels: ['outcome'],
    chart: ['outcome'],
  },
  dayloom_cache_hit_ratio: {
    kind: 'gauge',
    help: 'The share of reads that the cache answered, since the installation began (cache.hit.ratio).',
    labels: [],
  },
  dayloom_archetype_assigned_total: {
    kind: 'counter',
    help: 'Archetypes that were assigned (archetype.assigned).',
    labels: ['archetype'],
    chart: [],
  },
  dayloom_task_completed_total: {
    kind: 'counter',
    help: 'Tasks that were completed (task.completed).',
    labels: [],
    chart: [],
  },
  dayloom_job_runs_total: {
    kind: 'counter',
    help: 'Deliveries of jobs, by what came of them.',
    labels: ['job', 'outcome'],
    chart: ['outcome'],
  },
  dayloom_jobs: { kind: 'gauge', help: 'Pieces of work by state, now.', labels: ['state'] },
  dayloom_staff_flags_open: {
    kind: 'gauge',
    help: 'What staff are to look at and have not closed.',
    labels: ['kind'],
  },
  dayloom_ai_calls_total: {
    kind: 'counter',
    help: 'Calls of outside models that were answered.',
    labels: ['model'],
    chart: [],
  },
  dayloom_ai_tokens_total: {
    kind: 'counter',
    help: 'Tokens of outside models.',
    labels: ['model', 'direction'],
  },
  dayloom_ai_cost_usd_total: {
    kind: 'counter',
    help: 'What outside models cost, by the prices that are configured.',
    labels: ['model'],
    chart: [],
  },
  dayloom_ai_unpriced_calls_total: {
    kind: 'counter',
    help: 'Calls of models without a configured price: what they cost is not known.',
    labels: ['model'],
  },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;

export function metricOf(name: string): Metric | undefined {
  return Object.hasOwn(METRICS, name) ? METRICS[name as MetricName] : undefined;
}
