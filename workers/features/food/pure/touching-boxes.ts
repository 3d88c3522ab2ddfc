import type { Box } from '#workers/kernel/seen.ts';

/** Boxes touch when they share so much of the smaller one. Chosen on training photos, among 0.1, 0.3 and 0.5. */
const TOUCH = 0.3;

/** Groups of boxes that touch, straight or by way of others, as indices; every box is in one. */
export function groupTouching(boxes: readonly Box[]): number[][] {
  const groups: number[][] = [];
  for (const [index, box] of boxes.entries()) {
    const near = groups.filter((group) => group.some((other) => touch(boxes[other], box)));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push([...near.flat(), index]);
  }
  return groups;
}

function touch(a: Box | undefined, b: Box): boolean {
  if (a === undefined) return false;
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 && width * height > TOUCH * Math.min(a[2] * a[3], b[2] * b[3]);
}

/** The smallest box around others. */
export function boxAround(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box[0]));
  const top = Math.min(...boxes.map((box) => box[1]));
  const right = Math.max(...boxes.map((box) => box[0] + box[2]));
  const bottom = Math.max(...boxes.map((box) => box[1] + box[3]));
  return [left, top, right - left, bottom - top];
}
