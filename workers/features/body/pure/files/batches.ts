import type { SentSeries } from '../read-batch.ts';
import type { FileSample } from './sample.ts';

/** Samples as series of one request, a series for each kind. */
export function seriesOf(samples: readonly FileSample[]): SentSeries[] {
  const byKind = new Map<FileSample['kind'], FileSample[]>();
  for (const sample of samples) {
    const some = byKind.get(sample.kind) ?? [];
    some.push(sample);
    byKind.set(sample.kind, some);
  }
  return [...byKind].map(([kind, some]) => {
    let first = Infinity;
    for (const { at } of some) first = Math.min(first, at);
    return {
      kind,
      startAt: new Date(first),
      values: some.map(({ value }) => Math.round(value * 100) / 100),
      offsetsMs: some.map(({ at }) => Math.round(at - first)),
    };
  });
}
