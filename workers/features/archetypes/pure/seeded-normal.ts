import { seeded } from '#workers/kernel/seeded.ts';

/** Standard normal numbers (Box and Muller 1958), always the same ones. */
export function normalDraws(count: number, seed = 1): Float64Array {
  const next = seeded(seed);
  return Float64Array.from({ length: count }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    return radius * Math.cos(2 * Math.PI * next());
  });
}
