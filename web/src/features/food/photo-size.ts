export const LONGEST_SIDE_PX = 2048;

/** The size that fits a bound and keeps the shape; a small picture stays as it is. */
export function fitWithin(
  width: number,
  height: number,
  bound = LONGEST_SIDE_PX,
): { width: number; height: number } {
  const scale = Math.min(1, bound / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
