import { BOUNDS_S, type MetricName, metricOf } from './metrics.ts';
import { type Labels, readSeries, seriesOf, withLabels } from './series.ts';

/** What was counted of one series: a counter's value is `count`, and its `buckets` are null. */
export interface Tally {
  series: string;
  count: number;
  sum: number;
  /** How many fell between a bound and the one before it; the last one has no bound. */
  buckets: number[] | null;
}

export interface FigureBatch {
  /** Whole minute. */
  minute: Date;
  totals: Tally[];
  /** The same, summed up for the charts of staff. */
  charts: Tally[];
}

/** Counts. It costs about a microsecond and never waits. */
export interface Figures {
  add(name: MetricName, labels?: Labels, amount?: number): void;
  /** @param seconds into a histogram */
  observe(name: MetricName, labels: Labels, seconds: number): void;
  /** Hands over what was counted since. It rejects never: what could not be stored is kept for the next time. */
  flush(): Promise<void>;
}

export interface FiguresOptions {
  store(batch: FigureBatch): Promise<void>;
  now(): Date;
  /** Keeps the isolate alive until the work is done. */
  later(work: Promise<unknown>): void;
  /** How long figures are gathered before they are stored: what an isolate that dies may lose. */
  gatherMs: number;
}

/**
 * Figures of one isolate, stored every `gatherMs` while there is something to store. An edge has many isolates, and a
 * scrape reaches any of them: so each adds what it counted to sums that all share.
 */
export function gatherFigures({ store, now, later, gatherMs }: FiguresOptions): Figures {
  let tallies = new Map<string, Tally>();
  let isWaiting = false;

  function tally(name: MetricName, labels: Labels | undefined, isHistogram: boolean): Tally {
    if (!isWaiting) wait();
    const series = seriesOf(name, labels);
    const known = tallies.get(series);
    if (known !== undefined) return known;
    const made = { series, count: 0, sum: 0, buckets: isHistogram ? newBuckets() : null };
    tallies.set(series, made);
    return made;
  }

  function wait(): void {
    isWaiting = true;
    later(new Promise((resolve) => setTimeout(resolve, gatherMs)).then(flush));
  }

  async function flush(): Promise<void> {
    isWaiting = false;
    if (tallies.size === 0) return;
    const taken = [...tallies.values()];
    tallies = new Map();
    try {
      await store(batchOf(taken, now()));
    } catch {
      for (const one of taken) merge(tallies, one.series, one);
    }
  }

  return {
    add(name, labels, amount = 1) {
      tally(name, labels, false).count += amount;
    },
    observe(name, labels, seconds) {
      const to = tally(name, labels, true);
      to.count += 1;
      to.sum += seconds;
      const at = bucketOf(seconds);
      if (to.buckets !== null) to.buckets[at] = (to.buckets[at] ?? 0) + 1;
    },
    flush,
  };
}

function newBuckets(): number[] {
  return new Array<number>(BOUNDS_S.length + 1).fill(0);
}

function bucketOf(seconds: number): number {
  let at = 0;
  while (at < BOUNDS_S.length && seconds > (BOUNDS_S[at] ?? 0)) at += 1;
  return at;
}

function batchOf(totals: Tally[], at: Date): FigureBatch {
  const charts = new Map<string, Tally>();
  for (const one of totals) {
    const chart = metricOf(readSeries(one.series).name)?.chart;
    if (chart !== undefined) merge(charts, withLabels(one.series, chart), one);
  }
  const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
  return { minute, totals, charts: [...charts.values()] };
}

function merge(into: Map<string, Tally>, series: string, one: Tally): void {
  const known = into.get(series);
  if (known === undefined) {
    into.set(series, { ...one, series, buckets: one.buckets && [...one.buckets] });
    return;
  }
  known.count += one.count;
  known.sum += one.sum;
  const { buckets } = known;
  if (buckets !== null)
    one.buckets?.forEach((count, at) => {
      buckets[at] = (buckets[at] ?? 0) + count;
    });
}
