/** These and their halves are read at a glance. */
const ROUND = [1, 2, 4, 6, 10];

/**
 * Where a scale that begins at zero ends: the next round number, at least `least`. Its half is a tick, so a scale of
 * counts ends at an even one.
 */
export function scaleTop(values: readonly (number | null)[], least = 0): number {
  const highest = Math.max(least, ...values.map((value) => value ?? 0));
  if (highest <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(highest));
  const step = ROUND.find((round) => round * size >= highest * (1 - 1e-9)) ?? 10;
  return Number((step * size).toPrecision(3));
}
