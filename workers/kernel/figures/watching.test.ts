import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { metricOf } from './metrics.ts';
import { readSeries } from './series.ts';

const FILES = ['grafana-dashboard.json', 'alerts.yml'];
const NAME = /dayloom_[a-z_]+(?:\{[^}]*\})?/g;
const SUFFIX = /_(bucket|sum|count)$/;

/** Names and labels in a text that `/metrics` does not tell. */
function unknownIn(text: string): string[] {
  return [...text.replaceAll('\\"', '"').matchAll(NAME)].flatMap(([selector]) => {
    const { name, labels } = readSeries(selector.replaceAll('=~', '='));
    const metric = metricOf(name) ?? histogramOf(name);
    if (metric === undefined) return [name];
    return Object.keys(labels)
      .filter((label) => !metric.labels.includes(label))
      .map((label) => `${name}{${label}}`);
  });
}

function histogramOf(name: string) {
  const metric = metricOf(name.replace(SUFFIX, ''));
  return metric?.kind === 'histogram' ? metric : undefined;
}

const read = (file: string) => readFileSync(path.join(import.meta.dirname, '../../watching', file), 'utf8');

test.each(FILES)('every figure that %s names is told, with those labels', (file) => {
  expect(read(file)).toContain('dayloom_');
  expect(unknownIn(read(file))).toEqual([]);
});

test('the dashboard is JSON, and each of its panels asks for something', () => {
  const { panels } = JSON.parse(read('grafana-dashboard.json')) as {
    panels: { title: string; type: string; targets?: { expr: string }[] }[];
  };
  const asking = panels.filter(({ type }) => type !== 'row');
  expect(asking.length).toBeGreaterThan(5);
  expect(asking.filter(({ targets = [] }) => targets.every(({ expr }) => expr === ''))).toEqual([]);
});

test('a figure, a label or a histogram that is none is found', () => {
  expect(unknownIn('rate(dayloom_made_up_total[5m])')).toEqual(['dayloom_made_up_total']);
  expect(unknownIn('dayloom_jobs_bucket')).toEqual(['dayloom_jobs_bucket']);
  expect(unknownIn('dayloom_jobs{colour="red"}')).toEqual(['dayloom_jobs{colour}']);
});
