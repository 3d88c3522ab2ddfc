import type { Tally } from './figures.ts';
import { BOUNDS_S, METRICS } from './metrics.ts';
import { readSeries } from './series.ts';

/**
 * Figures as Prometheus text (exposition format 0.0.4), a family after the other in the order of the table. All of them are
 * named, and a counter without labels begins at 0: who watches sees the first of anything as an increase.
 */
export function exposition(tallies: readonly Tally[]): string {
  const families = new Map<string, Tally[]>();
  for (const tally of tallies) {
    const { name } = readSeries(tally.series);
    families.set(name, [...(families.get(name) ?? []), tally]);
  }
  const lines = Object.entries(METRICS).flatMap(([name, { kind, help, labels }]) => {
    const isBegun = kind === 'counter' && labels.length === 0;
    const family = families.get(name) ?? (isBegun ? [{ series: name, count: 0, sum: 0, buckets: null }] : []);
    const rows = family.flatMap((tally) =>
      kind === 'histogram' ? histogramLines(tally) : [`${tally.series} ${tally.count}`],
    );
    return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...rows];
  });
  return `${lines.join('\n')}\n`;
}

function histogramLines({ series, count, sum, buckets }: Tally): string[] {
  const { name } = readSeries(series);
  const labels = series.slice(name.length + 1, -1);
  const within = (more: string) => `{${[labels, more].filter((part) => part !== '').join(',')}}`;
  const plain = labels === '' ? '' : `{${labels}}`;
  let below = 0;
  const rows = BOUNDS_S.map((bound, at) => {
    below += buckets?.[at] ?? 0;
    return `${name}_bucket${within(`le="${bound}"`)} ${below}`;
  });
  return [
    ...rows,
    `${name}_bucket${within('le="+Inf"')} ${count}`,
    `${name}_sum${plain} ${sum}`,
    `${name}_count${plain} ${count}`,
  ];
}
