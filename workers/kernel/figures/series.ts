import type { MetricName } from './metrics.ts';

export type Labels = Readonly<Record<string, string>>;

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/** A series as Prometheus writes it: `name{label="value"}`, labels in the order they are given. */
export function seriesOf(name: MetricName, labels: Labels = {}): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
}

const PAIR = /([a-z_]+)="((?:[^"\\]|\\.)*)"/g;

/** The name and the labels of a series; the labels' values stay escaped. */
export function readSeries(series: string): { name: string; labels: Labels } {
  const brace = series.indexOf('{');
  if (brace === -1) return { name: series, labels: {} };
  const pairs = [...series.slice(brace).matchAll(PAIR)].map(([, label = '', value = '']) => [label, value]);
  return { name: series.slice(0, brace), labels: Object.fromEntries(pairs) };
}

/** The same series with those labels alone that `kept` names. */
export function withLabels(series: string, kept: readonly string[]): string {
  const { name, labels } = readSeries(series);
  const pairs = kept.flatMap((label) => (labels[label] === undefined ? [] : [`${label}="${labels[label]}"`]));
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
}
