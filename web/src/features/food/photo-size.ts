/** As the photo server keeps it: more would be sent, decoded and scaled down again for nothing. */
export const LONGEST_SIDE_PX = 1600;

/** The size that fits a bound and keeps the shape; a small picture stays as it is. */
export function fitWithin(
  width: number,
  height: number,
  bound = LONGEST_SIDE_PX,
): { width: number; height: number } {
  const scale = Math.min(1, bound / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
