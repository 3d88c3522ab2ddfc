/** A point of a rising curve. */
export interface Step {
  x: number;
  y: number;
}

/**
 * The rising curve that is nearest to the points in squares: pool adjacent violators (Ayer and others 1955). Points at the same x are
 * one, with their mean.
 */
export function isotonic(points: readonly Step[]): Step[] {
  const at = new Map<number, { x: number; sum: number; count: number }>();
  for (const { x, y } of [...points].sort((a, b) => a.x - b.x)) {
    const same = at.get(x) ?? { x, sum: 0, count: 0 };
    at.set(x, { x, sum: same.sum + y, count: same.count + 1 });
  }
  const blocks: { sum: number; count: number; xs: number[] }[] = [];
  for (const { x, sum, count } of at.values()) {
    blocks.push({ sum, count, xs: [x] });
    for (;;) {
      const [before, last] = [blocks.at(-2), blocks.at(-1)];
      if (before === undefined || last === undefined) break;
      if (before.sum / before.count < last.sum / last.count) break;
      const xs = [...before.xs, ...last.xs];
      blocks.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count, xs });
    }
  }
  return blocks.flatMap(({ sum, count, xs }) => xs.map((x) => ({ x, y: sum / count })));
}

/** The curve's height: straight between points, level beyond the first and the last. */
export function stepAt(steps: readonly Step[], x: number): number {
  const next = steps.findIndex((step) => step.x > x);
  const [after, before] = next < 0 ? [undefined, steps.at(-1)] : [steps[next], steps[next - 1]];
  if (before === undefined) return after?.y ?? 0;
  if (after === undefined) return before.y;
  return before.y + ((x - before.x) / (after.x - before.x)) * (after.y - before.y);
}
