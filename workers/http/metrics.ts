const BUCKETS_MS = [5, 10, 25, 50, 100, 200, 400, 800, 1600, 3200] as const;

interface Series {
  count: number;
  sumMs: number;
  buckets: number[];
}

export interface RequestFigures {
  count(method: string, route: string, status: number, durationMs: number): void;
  render(): string;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/**
 * Figures of this isolate since it started, as Prometheus text (exposition format 0.0.4). An edge has many isolates: a
 * scrape sees one of them, so rates hold for that one and totals are to be taken from the platform.
 */
export function requestFigures(): RequestFigures {
  const series = new Map<string, Series>();
  return {
    count(method, route, status, durationMs) {
      const key = `method="${escapeLabel(method)}",route="${escapeLabel(route)}",status="${status}"`;
      const known = series.get(key) ?? { count: 0, sumMs: 0, buckets: BUCKETS_MS.map(() => 0) };
      known.count += 1;
      known.sumMs += durationMs;
      BUCKETS_MS.forEach((bound, index) => {
        if (durationMs <= bound) known.buckets[index] = (known.buckets[index] ?? 0) + 1;
      });
      series.set(key, known);
    },
    render() {
      const lines = [
        '# HELP dayloom_request_duration_ms Duration of requests that this isolate served.',
        '# TYPE dayloom_request_duration_ms histogram',
      ];
      for (const [labels, { count, sumMs, buckets }] of series) {
        BUCKETS_MS.forEach((bound, index) => {
          lines.push(`dayloom_request_duration_ms_bucket{${labels},le="${bound}"} ${buckets[index] ?? 0}`);
        });
        lines.push(`dayloom_request_duration_ms_bucket{${labels},le="+Inf"} ${count}`);
        lines.push(`dayloom_request_duration_ms_sum{${labels}} ${sumMs}`);
        lines.push(`dayloom_request_duration_ms_count{${labels}} ${count}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
}
