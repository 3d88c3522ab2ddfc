/** A point of a rising curve. */
export interface Step {
  x: number;
  y: number;
}

/** The rising curve that is nearest to the points in squares: pool adjacent violators (Ayer and others 1955). */
export function isotonic(points: readonly Step[]): Step[] {
  const sorted = [...points].sort((a, b) => a.x - b.x);
  const blocks: { sum: number; count: number }[] = [];
  for (const { y } of sorted) {
    blocks.push({ sum: y, count: 1 });
    for (;;) {
      const [before, last] = [blocks.at(-2), blocks.at(-1)];
      if (before === undefined || last === undefined) break;
      if (before.sum / before.count < last.sum / last.count) break;
      blocks.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  }
  const heights = blocks.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count));
  return sorted.map(({ x }, at) => ({ x, y: heights[at] ?? 0 }));
}

/** The curve's height: straight between points, level beyond the first and the last. */
export function stepAt(steps: readonly Step[], x: number): number {
  const next = steps.findIndex((step) => step.x > x);
  const [after, before] = next < 0 ? [undefined, steps.at(-1)] : [steps[next], steps[next - 1]];
  if (before === undefined) return after?.y ?? 0;
  if (after === undefined) return before.y;
  return before.y + ((x - before.x) / (after.x - before.x)) * (after.y - before.y);
}
