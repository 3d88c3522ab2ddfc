import type { Label } from './labels.ts';
import { MOMENTS_NEEDED } from './moments-needed.ts';

/** Before that a source's own confidence is not told. */
export const LABELS_NEEDED = MOMENTS_NEEDED;
const PULL = 4;

/** What a source said of the day of a moment, and how its member says that the moment was. */
export interface Compared {
  labels: readonly Label[];
  own: Label;
}

/**
 * How often a source's labels hold one's own: the share of labelled moments in which they did when it said the same, drawn towards its
 * share over all of them by four moments (an empirical Bayes estimate of a proportion). Null before there are enough.
 */
export function agreementOf(labels: readonly Label[], compared: readonly Compared[]): number | null {
  if (compared.length < LABELS_NEEDED) return null;
  const hits = (some: readonly Compared[]) => some.filter((one) => one.labels.includes(one.own)).length;
  const overall = (hits(compared) + 1) / (compared.length + 2);
  const key = labels.join();
  const alike = compared.filter((one) => one.labels.join() === key);
  return (hits(alike) + PULL * overall) / (alike.length + PULL);
}
